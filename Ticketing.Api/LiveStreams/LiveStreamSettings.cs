using System.ComponentModel.DataAnnotations;

namespace Ticketing.Api.LiveStreams;

/// <summary>Setting section <c>LiveStreams</c>: server-sent events, whose readers stay for hours and so cannot use the lanes.</summary>
public sealed class LiveStreamSettings
{
    /// <summary>Open streams of this process; one more is answered 503.</summary>
    [Range(1, 1_000_000)]
    public int Total { get; set; } = 20_000;

    /// <summary>Open streams of one person who is logged in; one more is answered 429.</summary>
    [Range(1, 1_000_000)]
    public int PerUser { get; set; } = 8;

    /// <summary>
    /// Open streams of one address without a log-in; one more is answered 429. A mobile network shows thousands of people under one
    /// address, so this only keeps a single address from taking more than a tenth of all.
    /// </summary>
    [Range(1, 1_000_000)]
    public int PerAddress { get; set; } = 2_000;

    /// <summary>How long a reader may take for one event; then the stream is cut, and goes on after Last-Event-ID when the reader is back.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan StallTime { get; set; } = TimeSpan.FromSeconds(10);
}
