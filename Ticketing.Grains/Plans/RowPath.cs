namespace Ticketing.Grains.Plans;

/// <summary>Puts the seats of a row into the order in which one walks along it.</summary>
/// <remarks>
/// Files usually list a row in walking order, and for rows that bend around the stage only that order is right. So it
/// is kept, unless sorting along the longer axis makes the walk shorter: then the file listed the seats at random.
/// </remarks>
internal static class RowPath
{
    // Sorting must win by more than rounding, or equal walks could swap their order between two builds of one plan.
    private const float Shorter = 0.999f;

    public static void Arrange(Span<int> row, float[] x, float[] y)
    {
        if (row.Length < 3)
            return;
        var sorted = row.ToArray();
        var along = Spread(row, x) >= Spread(row, y) ? x : y;
        Array.Sort(Array.ConvertAll(sorted, seat => (along[seat], seat)), sorted);
        if (Length(sorted, x, y) < Length(row, x, y) * Shorter)
            sorted.CopyTo(row);
    }

    public static float Distance(float[] x, float[] y, int a, int b)
    {
        var (dx, dy) = (x[a] - x[b], y[a] - y[b]);
        return MathF.Sqrt((dx * dx) + (dy * dy));
    }

    private static double Length(ReadOnlySpan<int> row, float[] x, float[] y)
    {
        var length = 0.0;
        for (var i = 1; i < row.Length; i++)
            length += Distance(x, y, row[i - 1], row[i]);
        return length;
    }

    private static float Spread(ReadOnlySpan<int> row, float[] values)
    {
        var (min, max) = (float.MaxValue, float.MinValue);
        foreach (var seat in row)
            (min, max) = (Math.Min(min, values[seat]), Math.Max(max, values[seat]));
        return max - min;
    }
}
