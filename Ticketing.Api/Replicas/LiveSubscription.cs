using Orleans.Streams;

namespace Ticketing.Api.Replicas;

/// <summary>
/// A replica's subscription to news. A subscription can be lost without a notice: a single silo keeps subscriptions only in memory, and in
/// a cluster those that have not changed for a long time are removed. The regular checks of the replica notice the loss and subscribe again.
/// </summary>
/// <param name="subscribeAsync">Subscribes, and returns a function that ends the subscription.</param>
internal sealed class LiveSubscription(Func<Task<Func<Task>>> subscribeAsync) : IAsyncDisposable
{
    private Func<Task>? endAsync;
    private int heard;
    private int heardBefore;
    private bool wereNews;

    /// <summary>A subscription to an Orleans stream, not started yet.</summary>
    public static LiveSubscription To<T>(IAsyncStream<T> stream, Func<T, Task> followAsync)
    {
        LiveSubscription live = null!;
        live = new(async () =>
        {
            var handle = await stream.SubscribeAsync((news, _) =>
            {
                live.Heard();
                return followAsync(news);
            });
            return handle.UnsubscribeAsync;
        });
        return live;
    }

    /// <summary>Subscribes.</summary>
    public async Task StartAsync() => endAsync = await subscribeAsync();

    /// <summary>Counts a message that has come.</summary>
    public void Heard() => Interlocked.Increment(ref heard);

    /// <summary>
    /// Tells the result of a check. The subscription counts as lost when the previous check found news, but no message came in the time
    /// before that check or since: messages arrive within a second, and checks are further apart.
    /// </summary>
    /// <param name="areNews">Whether this check found anything that the previous one did not.</param>
    /// <returns>Whether the subscription was lost and renewed, so that the caller must ask for what happened meanwhile.</returns>
    public async Task<bool> CheckedAsync(bool areNews)
    {
        var now = Interlocked.Exchange(ref heard, 0);
        var isLost = wereNews && now == 0 && heardBefore == 0;
        (heardBefore, wereNews) = (now, areNews);
        if (!isLost) return false;

        var old = endAsync;
        await StartAsync();
        if (old is not null) await old();
        return true;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (endAsync is not null) await endAsync();
    }
}
