namespace Ticketing.Grains.Performances;

/// <summary>One step of <c>Cancellation:Steps</c>.</summary>
public sealed record FeeStepSettings
{
    /// <summary>Calendar days before the performance.</summary>
    public int DaysBefore { get; init; }

    /// <summary>Percent of the price that are kept.</summary>
    public int Percent { get; init; }
}
