namespace Ticketing.Grains.Orders;

/// <summary>
/// What a cancellation costs by the days left before the performance, in the steps usual at Korean box offices;
/// a setting of the service.
/// </summary>
public sealed record CancellationFees
{
    /// <summary>One step: from this many whole days before the start on, this share of the price is kept.</summary>
    /// <param name="DaysBefore">Whole days before the start, at least.</param>
    /// <param name="Percent">Percent of the price that is kept, 0 to 100.</param>
    public sealed record Step(int DaysBefore, int Percent);

    /// <summary>The steps, most days first.</summary>
    public IReadOnlyList<Step> Steps { get; init; } = [new(10, 0), new(7, 10), new(3, 20), new(1, 30)];

    /// <summary>The table of a service's settings, in whatever order they are written; the usual one when there are none.</summary>
    /// <exception cref="ArgumentException">A step is before no day, or keeps less than nothing or more than all.</exception>
    public static CancellationFees Of(IReadOnlyList<Step>? steps)
    {
        if (steps is null) return new CancellationFees();
        if (steps.Any(step => step.DaysBefore < 0 || step.Percent is < 0 or > 100))
            throw new ArgumentException("A cancellation step has 0 or more days and 0 to 100 percent.", nameof(steps));
        return new CancellationFees { Steps = [.. steps.OrderByDescending(step => step.DaysBefore)] };
    }

    /// <summary>The fee for seats that cost <paramref name="price"/> won, rounded down; null when it is too late to cancel.</summary>
    public long? For(long price, DateTimeOffset startsAt, DateTimeOffset now)
    {
        var days = (startsAt - now).TotalDays;
        var step = Steps.FirstOrDefault(step => days >= step.DaysBefore);
        return step is null ? null : price * step.Percent / 100;
    }
}
