using System.ComponentModel.DataAnnotations;

namespace Ticketing.Silo.Hosting;

/// <summary>Setting section <c>Grains</c>: what holds for every grain.</summary>
public sealed class GrainSettings
{
    /// <summary>
    /// How long a caller waits for a grain: then the API answers 503, for a change with an unknown outcome. A confirmation asks the payment
    /// provider up to twice within it, see <c>Payments:Toss:Timeout</c>.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Calls that wait for one grain; one more fails at once, and the API answers 503.</summary>
    [Range(1, 1_000_000)]
    public int WaitingCalls { get; set; } = 20_000;

    /// <summary>How long a grain that nobody calls stays in memory: with the rate of new callers it bounds how many there are.</summary>
    [Range(typeof(TimeSpan), "00:02:00", "1.00:00:00")]
    public TimeSpan IdleTime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long one grain may take to end, when nobody calls it any more or its process stops; then Orleans gives it up.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan ShutdownTime { get; set; } = TimeSpan.FromSeconds(10);
}
