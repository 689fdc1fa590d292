using Orleans.Streams;

namespace Ticketing.Api.Replicas;

/// <summary>
/// A copy's place among those who hear of news. Who follows what is kept in the memory of silos and can go with one of them, without a word;
/// the checks that a copy makes anyhow notice it, and the place is taken anew.
/// </summary>
/// <param name="subscribeAsync">Takes a place; gives what ends it.</param>
internal sealed class LiveSubscription(Func<Task<Func<Task>>> subscribeAsync) : IAsyncDisposable
{
    private Func<Task>? endAsync;
    private int heard;
    private int heardBefore;
    private bool wereNews;

    /// <summary>A place on a stream.</summary>
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

    /// <summary>Takes the place.</summary>
    public async Task StartAsync() => endAsync = await subscribeAsync();

    /// <summary>News have come.</summary>
    public void Heard() => Interlocked.Increment(ref heard);

    /// <summary>
    /// A check was made. When the one before found news, and neither in the time before it nor since have any been heard, the place is
    /// lost: news are told within a second, and checks are further apart.
    /// </summary>
    /// <param name="areNews">Whether it found anything that the check before did not.</param>
    /// <returns>Whether the place was taken anew, so that what happened meanwhile has to be asked for.</returns>
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
