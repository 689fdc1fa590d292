using Microsoft.Extensions.Logging;
using Orleans.Streams;

namespace Ticketing.Grains.LiveStreams;

/// <summary>
/// Publishes a grain's news to its replicas. When the stream takes no more news, because its queue in memory is full or cannot be reached,
/// the grain's own work still succeeds: replicas compare versions every few seconds, and ask the grain for what they missed.
/// </summary>
/// <param name="stream">The stream that the replicas read.</param>
/// <param name="logger">Gets one entry when news begin to be lost, and one when they arrive again.</param>
internal sealed class LiveNews<T>(IAsyncStream<T> stream, ILogger logger)
{
    private bool _isLosing;

    /// <summary>Publishes news. Returns when the stream has taken or refused them; never throws.</summary>
    public async Task TellAsync(T news)
    {
        try
        {
            await stream.OnNextAsync(news);
            if (_isLosing) logger.LogInformation("Followers of {Stream} hear news again.", stream.StreamId);
            _isLosing = false;
        }
#pragma warning disable CA1031 // Whatever the reason, the replicas notice by the version that they missed something.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (!_isLosing) logger.LogWarning(e, "Followers of {Stream} miss news until the stream takes them again; their next check finds what they missed.", stream.StreamId);
            _isLosing = true;
        }
    }
}
