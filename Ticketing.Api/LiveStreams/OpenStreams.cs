using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Ticketing.Api.Problems;
using Ticketing.Api.Rates;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Settings;
using Ticketing.Hosting.Server;

namespace Ticketing.Api.LiveStreams;

/// <summary>The live streams that are open on this node. Limits their number, in total and per caller, and cuts off listeners that stall.</summary>
internal sealed class OpenStreams(IOptions<LiveStreamSettings> settings, Drain drain, TimeProvider time)
{
    private readonly LiveStreamPlaces places = new(settings.Value);

    /// <summary>Open streams.</summary>
    public int Count => places.Count;

    /// <summary>Takes a slot until the request ends, also by a cut connection.</summary>
    /// <returns>Why no slot is free; null when one was taken.</returns>
    public ProblemResult? TryEnter(HttpContext context)
    {
        var (caller, isUser) = CallerName.OfListener(context);
        switch (places.TryTake(caller, isUser))
        {
            case LiveStreamPlaces.Answer.AllTaken:
                return ProblemCatalogue.Of(RefusalCode.Overloaded).With("Too many live streams are open here.");
            case LiveStreamPlaces.Answer.CallerHasEnough:
                return ProblemCatalogue.TooManyStreams.With("Close one of your live streams first.");
            default:
                context.Response.RegisterForDispose(new Place(places, caller));
                return null;
        }
    }

    /// <summary>The answer with which one listener gets the events; see <see cref="Watch"/>.</summary>
    public LiveStreamResult<T> Answer<T>(IAsyncEnumerable<SseItem<T>> events, Action cut) => new(Watch(events, cut), settings.Value.NextRetry());

    /// <summary>
    /// Passes the events on to one listener. The next event is asked for only when the one before has gone into the connection, so nothing
    /// piles up for a slow listener. A listener that stalls is cut off. When the process stops, the events end and the listener reconnects to
    /// another node.
    /// </summary>
    public async IAsyncEnumerable<T> Watch<T>(
        IAsyncEnumerable<T> events, Action cut, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var timer = time.CreateTimer(static cut => ((Action)cut!)(), cut, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, drain.Over);
        await using var next = events.GetAsyncEnumerator(ends.Token);
        while (await MoveAsync(next))
        {
            timer.Change(settings.Value.StallTime, Timeout.InfiniteTimeSpan);
            yield return next.Current;
            timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private async ValueTask<bool> MoveAsync<T>(IAsyncEnumerator<T> events)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (OperationCanceledException) when (drain.Over.IsCancellationRequested)
        {
            return false;
        }
    }

    private sealed class Place(LiveStreamPlaces places, string caller) : IDisposable
    {
        public void Dispose() => places.GiveBack(caller);
    }
}

/// <summary>Adds the live streams to a host.</summary>
internal static class LiveStreamServices
{
    public static void AddLiveStreams(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedSettings<LiveStreamSettings>(configuration, "LiveStreams");
        services.AddSingleton<OpenStreams>();
    }
}
