using System.Globalization;

namespace Ticketing.Bench.Load;

/// <summary>
/// When work begins. Closed loop: as soon as a connection is free. Open: at fixed times, whether or not the server keeps up; every latency
/// then counts from the time the work should have begun, or the load would wait politely exactly when the server is slow
/// (coordinated omission: Gil Tene, "How NOT to Measure Latency").
/// </summary>
/// <param name="IsOpen">Whether the arrival times are fixed.</param>
/// <param name="FromPerSecond">Arrivals per second at the start.</param>
/// <param name="ToPerSecond">Arrivals per second at the end of the ramp, and from then on.</param>
/// <param name="Ramp">How long the rate goes evenly from the one to the other.</param>
/// <param name="Count">The most arrivals.</param>
/// <param name="Step">Every how many-th arrival is whose: 1 of 1, or one of several workers.</param>
/// <param name="Offset">The first arrival that is this worker's.</param>
internal readonly record struct Pace(bool IsOpen, double FromPerSecond, double ToPerSecond, TimeSpan Ramp, long Count, int Step = 1, int Offset = 0)
{
    /// <summary>As fast as the answers come.</summary>
    public static Pace Closed => new(false, 0, 0, default, long.MaxValue);

    /// <summary>Evenly.</summary>
    public static Pace Constant(double perSecond, long count = long.MaxValue) => new(true, perSecond, perSecond, default, count);

    /// <summary>More and more of them.</summary>
    public static Pace Rising(double from, double to, TimeSpan over) => new(true, from, to, over, long.MaxValue);

    /// <summary>All at once, and nobody afterwards.</summary>
    public static Pace Burst(long count) => new(true, double.PositiveInfinity, double.PositiveInfinity, default, count);

    /// <summary>The share of one of several workers: they take turns.</summary>
    public Pace Share(int workers, int worker) => this with { Step = workers, Offset = worker };

    /// <summary>When, from the start, the n-th piece of this worker's work should begin; <see cref="TimeSpan.MaxValue"/> when there is none.</summary>
    public TimeSpan DueAt(long n)
    {
        var arrival = (n * Step) + Offset;
        if (arrival >= Count) return TimeSpan.MaxValue;
        if (double.IsInfinity(FromPerSecond)) return TimeSpan.Zero;

        // By the time t of the ramp, from t + (to - from) t² / 2 ramp have come.
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
