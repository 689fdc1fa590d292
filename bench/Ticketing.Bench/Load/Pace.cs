using System.Globalization;

namespace Ticketing.Bench.Load;

/// <summary>
/// When work begins. In a closed loop work begins as soon as a connection is free. In an open loop work begins at fixed times, whether or not the server
/// keeps up. Every latency then counts from the time at which the work should have begun. Otherwise the waiting before the request would not be counted
/// while the server is slow (coordinated omission: Gil Tene, "How NOT to Measure Latency").
/// </summary>
/// <param name="IsOpen">Whether the arrival times are fixed.</param>
/// <param name="FromPerSecond">Arrivals per second at the start.</param>
/// <param name="ToPerSecond">Arrivals per second at the end of the ramp, and from then on.</param>
/// <param name="Ramp">The time in which the rate goes evenly from the first to the second.</param>
/// <param name="Count">The largest number of arrivals.</param>
/// <param name="Step">The number of workers; a worker takes every <c>Step</c>-th arrival.</param>
/// <param name="Offset">The number of this worker's first arrival.</param>
internal readonly record struct Pace(bool IsOpen, double FromPerSecond, double ToPerSecond, TimeSpan Ramp, long Count, int Step = 1, int Offset = 0)
{
    /// <summary>Closed loop: the next request follows each answer.</summary>
    public static Pace Closed => new(false, 0, 0, default, long.MaxValue);

    /// <summary>Arrivals at an even rate.</summary>
    public static Pace Constant(double perSecond, long count = long.MaxValue) => new(true, perSecond, perSecond, default, count);

    /// <summary>Arrivals at a rising rate.</summary>
    public static Pace Rising(double from, double to, TimeSpan over) => new(true, from, to, over, long.MaxValue);

    /// <summary>All arrivals at once, and none afterwards.</summary>
    public static Pace Burst(long count) => new(true, double.PositiveInfinity, double.PositiveInfinity, default, count);

    /// <summary>The share of one worker; the workers take the arrivals in turns.</summary>
    public Pace Share(int workers, int worker) => this with { Step = workers, Offset = worker };

    /// <summary>The time from the start at which the n-th piece of this worker's work should begin; <see cref="TimeSpan.MaxValue"/> when there is none.</summary>
    public TimeSpan DueAt(long n)
    {
        var arrival = (n * Step) + Offset;
        if (arrival >= Count) return TimeSpan.MaxValue;
        if (double.IsInfinity(FromPerSecond)) return TimeSpan.Zero;

        // At the time t of the ramp, (from × t) + (to - from) × t² / (2 × ramp) people have arrived.
        var length = Ramp.TotalSeconds;
        var inRamp = length * (FromPerSecond + ToPerSecond) / 2;
        if (arrival >= inRamp) return TimeSpan.FromSeconds(length + ((arrival - inRamp) / ToPerSecond));
        var growth = (ToPerSecond - FromPerSecond) / length;
        return TimeSpan.FromSeconds(growth == 0
            ? arrival / FromPerSecond
            : (Math.Sqrt((FromPerSecond * FromPerSecond) + (2 * growth * arrival)) - FromPerSecond) / growth);
    }

    /// <inheritdoc/>
    public override string ToString() => this switch
    {
        { IsOpen: false } => "closed",
        { FromPerSecond: double.PositiveInfinity } => string.Create(CultureInfo.InvariantCulture, $"{Count:N0} at once"),
        _ when Ramp > TimeSpan.Zero => string.Create(CultureInfo.InvariantCulture, $"open {FromPerSecond:0}→{ToPerSecond:0}/s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"open {ToPerSecond:0}/s"),
    };
}
