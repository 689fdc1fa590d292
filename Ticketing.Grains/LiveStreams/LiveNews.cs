using Microsoft.Extensions.Logging;
using Orleans.Streams;

namespace Ticketing.Grains.LiveStreams;

/// <summary>
/// Publishes a grain's news to its followers. A stream that takes no more news, because its queue in memory is full or cannot be reached, does not
/// fail the grain's own work: followers compare versions every few seconds, and ask the grain for what they missed.
/// </summary>
/// <param name="stream">Where followers listen.</param>
/// <param name="logger">Told when news begin to be lost, and when they arrive again.</param>
internal sealed class LiveNews<T>(IAsyncStream<T> stream, ILogger logger)
{
    private bool _isLosing;

    /// <summary>Publishes; returns when the stream has taken the news, or has refused them.</summary>
    public async Task TellAsync(T news)
    {
        try
        {
            await stream.OnNextAsync(news);
            if (_isLosing) logger.LogInformation("Followers of {Stream} hear news again.", stream.StreamId);
            _isLosing = false;
        }
#pragma warning disable CA1031 // Whatever the stream's reason is, followers find what they missed by its version.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (!_isLosing) logger.LogWarning(e, "Followers of {Stream} miss news until the stream takes them again; their next check finds what they missed.", stream.StreamId);
            _isLosing = true;
        }
    }
}
