namespace Ticketing.Grains.Plans;

/// <summary>Puts the seats of a row into walking order, so that each seat is next to its neighbours.</summary>
/// <remarks>
/// Files usually list the seats of a row in walking order. For rows that bend around the stage only the file's order is right,
/// so it is kept. Only if sorting along the longer axis makes the walk shorter, the file's order was random and the sorted order is used.
/// </remarks>
internal static class RowPath
{
    // The sorted walk must be shorter by more than a rounding error. Otherwise two builds of one plan could order a row differently.
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
