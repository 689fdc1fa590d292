using System.ComponentModel.DataAnnotations;

namespace Ticketing.Api.LiveStreams;

/// <summary>Setting section <c>LiveStreams</c>: server-sent events, whose listeners stay for hours and so cannot use the lanes.</summary>
public sealed class LiveStreamSettings
{
    /// <summary>The most open streams of this process. A further one is answered 503.</summary>
    [Range(1, 1_000_000)]
    public int Total { get; set; } = 20_000;

    /// <summary>The most open streams of one logged-in person. A further one is answered 429.</summary>
    [Range(1, 1_000_000)]
    public int PerUser { get; set; } = 8;

    /// <summary>
    /// The most open streams of one address without a log-in. A further one is answered 429. A mobile network shows thousands of people
    /// under one address, so this limit only keeps a single address from taking more than a tenth of all streams.
    /// </summary>
    [Range(1, 1_000_000)]
    public int PerAddress { get; set; } = 2_000;

    /// <summary>How long a listener may take for one event. Then the connection is cut; a listener that returns goes on after Last-Event-ID.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan StallTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The shortest time after which a listener whose stream has ended comes back.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan RetryFrom { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How much longer it may be, by chance: the listeners of a process that ends come back spread over this time. 20,000 streams in 10 seconds
    /// are 2,000 a second.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan RetrySpread { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The time for one listener.</summary>
    internal TimeSpan NextRetry() => RetryFrom + (RetrySpread * Random.Shared.NextDouble());
}
