using System.ComponentModel.DataAnnotations;

namespace Ticketing.Hosting.Server;

/// <summary>Setting section <c>Server</c>: what one connection may cost, and how many there may be.</summary>
public sealed class ServerSettings
{
    /// <summary>Open connections from everybody together; one more is closed before it is read.</summary>
    [Range(1, 10_000_000)]
    public int Connections { get; set; } = 65_536;

    /// <summary>Bytes of the first line of a request: method and address. More is answered with a bare 414.</summary>
    [Range(256, 65_536)]
    public int RequestLineBytes { get; set; } = 4_096;

    /// <summary>Bytes of all headers of a request together. More is answered with a bare 431.</summary>
    [Range(1_024, 1_048_576)]
    public int HeaderBytes { get; set; } = 16_384;

    /// <summary>Headers of a request. More are answered with a bare 431.</summary>
    [Range(8, 1_000)]
    public int Headers { get; set; } = 64;

    /// <summary>How long the head of a request may take to arrive.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan HeaderTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a connection without a request is kept.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// The slowest a body may arrive in the long run. While it arrives, its request holds a place in a lane: at the framework's 240 bytes a
    /// second one address could fill the buying lane within its budget, and keep it full.
    /// </summary>
    [Range(1, 1_048_576)]
    public int BodyBytesPerSecond { get; set; } = 4_096;

    /// <summary>How long a body may be slower than that at first.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:01:00")]
    public TimeSpan BodyGrace { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a process that is told to stop goes on answering after <c>/health/ready</c> has turned red, so that load balancers notice first.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan DrainTime { get; set; } = TimeSpan.Zero;

    /// <summary>How long sent bytes may stay unacknowledged before the connection counts as cut; see <see cref="VanishedPeers"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:15:00")]
    public TimeSpan VanishedAfter { get; set; } = TimeSpan.FromMinutes(1);
}
