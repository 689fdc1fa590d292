using System.ComponentModel.DataAnnotations;

namespace Ticketing.Api.Rates;

/// <summary>The kinds of requests that must not starve each other.</summary>
public enum Lane
{
    /// <summary>Requests that are part of a sale: log-in, entering the queue, holds, orders, payments, tickets.</summary>
    Buying,

    /// <summary>Requests that are no part of a sale: reading the programme, edits by promoters, admin pages.</summary>
    Browsing,

    /// <summary>
    /// The queue poll and the seat map. There is no budget per caller, because the poll's answer tells when to ask again; only the lane's size
    /// counts.
    /// </summary>
    Polling,
}

/// <summary>Setting section <c>Rates</c>: the size of each lane.</summary>
public sealed class RateSettings
{
    /// <summary>The buying lane: 1,024 requests at once and 4,096 waiting; 20 per second and caller, 60 in a burst.</summary>
    public LaneSettings Buying { get; set; } = new() { Concurrency = 1_024, Waiting = 4_096, PerSecond = 20, Burst = 60 };

    /// <summary>The browsing lane: 256 requests at once and 512 waiting; 50 per second and caller, 150 in a burst.</summary>
    public LaneSettings Browsing { get; set; } = new() { Concurrency = 256, Waiting = 512, PerSecond = 50, Burst = 150 };

    /// <summary>The polling lane: 2,048 requests at once and 8,192 waiting.</summary>
    public LaneSettings Polling { get; set; } = new() { Concurrency = 2_048, Waiting = 8_192, PerSecond = 0 };

    internal LaneSettings Of(Lane lane) => lane switch
    {
        Lane.Buying => Buying,
        Lane.Browsing => Browsing,
        _ => Polling,
    };
}

/// <summary>The size of one lane.</summary>
public sealed class LaneSettings
{
    /// <summary>Requests that run at once, from all callers.</summary>
    [Range(1, 1_000_000)]
    public int Concurrency { get; set; }

    /// <summary>The most requests that wait for a running one to end. Further requests are refused with 503.</summary>
    [Range(0, 1_000_000)]
    public int Waiting { get; set; }

    /// <summary>How long a request waits before it is refused with 503 too.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Requests per second that one caller may make in the long run; 0 for no limit per caller.</summary>
    [Range(0.0, 1_000_000.0)]
    public double PerSecond { get; set; }

    /// <summary>Requests that one caller may make at once after a pause. Ignored when there is no limit per caller.</summary>
    [Range(1, 1_000_000)]
    public int Burst { get; set; } = 1;
}
