namespace Ticketing.Grains.Plans.DemoPlans;

/// <summary>Builds plans from code. A problem in such a plan is a bug, so the builder throws.</summary>
internal sealed class DemoBuilder(params (string Name, string Color)[] categories)
{
    private readonly SeatingPlanBuilder _builder = WithCategories(categories);

    public int SeatCount => _builder.SeatCount;

    public int Zone(string name)
    {
        Must(_builder.AddZone(name, out var zone));
        return zone;
    }

    public void Standing(string name, int capacity, string category, double x, double y) =>
        Must(_builder.AddGeneralAdmission(name, capacity, Category(category), Rounded(x), Rounded(y)));

    /// <summary>Seats 1 … <paramref name="count"/> of a row, placed by <paramref name="position"/> (0-based seat to x, y).</summary>
    public void Row(int zone, string idPrefix, string row, int count, string category, Func<int, (double X, double Y)> position)
    {
        var index = Category(category);
        for (var seat = 0; seat < count; seat++)
        {
            var (x, y) = position(seat);
            Must(_builder.AddSeat(zone, row, $"{seat + 1}", $"{idPrefix}-{row}-{seat + 1}", index, Rounded(x), Rounded(y)));
        }
    }

    public SeatingPlan Build(string name) => _builder.Build(name);

    private static SeatingPlanBuilder WithCategories((string Name, string Color)[] categories)
    {
        var builder = new SeatingPlanBuilder();
        foreach (var (name, color) in categories)
            Must(builder.AddCategory(name, color));
        return builder;
    }

    private int Category(string name) =>
        _builder.TryCategory(name, out var category) ? category : throw new InvalidOperationException($"No category {name}.");

    private static float Rounded(double value) => MathF.Round((float)value, 2);

    private static void Must(string? problem)
    {
        if (problem is not null)
            throw new InvalidOperationException(problem);
    }
}
