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

    /// <summary>The fee for seats that cost <paramref name="price"/> won, rounded down; null when it is too late to cancel.</summary>
    public long? For(long price, DateTimeOffset startsAt, DateTimeOffset now)
    {
        var days = (startsAt - now).TotalDays;
        var step = Steps.FirstOrDefault(step => days >= step.DaysBefore);
        return step is null ? null : price * step.Percent / 100;
    }
}
