using Orleans;
using Ticketing.Api.Replicas;
using Ticketing.Grains.LiveStreams;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Plans;
using Ticketing.Grains.SeatMaps;
using Ticketing.Grains.SeatMaps.Map;

namespace Ticketing.Api.SeatMaps;

/// <summary>
/// This node's copy of one performance's seat map. The replica follows the map's deltas and serves everybody who looks at the performance
/// on this node. So the load on the grain is the same for one viewer and for a hundred thousand.
/// </summary>
internal sealed class SeatMapReplica : IReplica
{
    private readonly string _performance;
    private readonly ISeatMapGrain _grain;
    private readonly string _planId;

    // Held by whoever changes this replica: one delta, check or snapshot at a time. Readers do not wait for it.
    private readonly SemaphoreSlim _turn = new(1, 1);

    // A map is not thread-safe, and readers look for deltas in it from many threads. So _map is replaced and changed only by the holder of
    // _turn inside of _gate; the holder of _turn may read it without _gate, everybody else inside of it. Nothing in _gate waits.
    private readonly Lock _gate = new();
    private SeatMap _map = null!;
    private LiveSubscription _live = null!;
    private (string Epoch, long Version) _checkedAt;

    // Written by the holder of _turn; readers take them as they are, without a lock.
    private volatile SeatMapPage _page = null!;
    private volatile TaskCompletionSource _changed = NewSignal();
    private volatile bool _isEnded;

    private SeatMapReplica(string performance, ISeatMapGrain grain, string planId, SeatingPlan plan) =>
        (_performance, _grain, _planId, Plan) = (performance, grain, planId, plan);

    /// <summary>The seating plan.</summary>
    public SeatingPlan Plan { get; }

    /// <summary>The newest version known here.</summary>
    public SeatMapPage Page => _page;

    /// <summary>Completes when there is a newer version. Take this task before you look at <see cref="Page"/>, or a change can be missed.</summary>
    public Task Changed => _changed.Task;

    /// <summary>Whether this replica has given way and hears of no change any more.</summary>
    public bool IsEnded => _isEnded;

    /// <inheritdoc/>
    public long LastUsed { get; set; }

    /// <summary>Starts a replica. Refused when there is no such performance.</summary>
    public static async Task<Outcome<SeatMapReplica>> StartAsync(string performance, IClusterClient cluster, PlanCache plans)
    {
        var leader = cluster.GetGrain<ISeatMapGrain>(performance);
        var copy = await leader.Plan();
        if (!copy.Ok) return copy.Refusal;
        var plan = await plans.GetAsync(copy.Value.PlanId, _ => Task.FromResult(copy.Value.Document));

        var snapshot = await leader.Snapshot();
        if (!snapshot.Ok) return snapshot.Refusal;

        var replica = new SeatMapReplica(performance, leader, copy.Value.PlanId, plan);
        replica.Take(snapshot.Value);
        var stream = cluster.GetStreamProvider(LiveProvider.Name).GetStream<LiveDelta>(LiveSeatMap.StreamOf(performance));
        replica._live = LiveSubscription.To(stream, replica.FollowAsync);
        await replica._live.StartAsync();

        // A delta that was published between the snapshot and the subscription is fetched by its version.
        await replica.CheckAsync();
        return replica;
    }

    /// <summary>
    /// Asks the grain for the deltas that this replica does not have yet, because messages can be lost. Listeners of this replica get these
    /// deltas like all others. They start over only when the map has another epoch, or is too far ahead for deltas.
    /// </summary>
    public async Task CheckAsync()
    {
        if (await CatchUpAsync() is not { } now) return;
        var wasLost = await _live.CheckedAsync(now != _checkedAt);
        _checkedAt = now;

        // Deltas between the question above and the new subscription would be missed.
        if (wasLost) await CatchUpAsync();
    }

    /// <summary>The deltas after a version, when this replica still has them.</summary>
    public bool TryDeltasSince(string epoch, long version, out IReadOnlyList<SeatMapDelta> deltas)
    {
        lock (_gate) return _map.TryDeltasSince(epoch, version, out deltas);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _isEnded = true;
        _changed.TrySetResult();
        await _live.DisposeAsync();
        _turn.Dispose();
    }

    private async Task FollowAsync(LiveDelta news)
    {
        await _turn.WaitAsync();
        try
        {
            if (Apply(news.Epoch, news.Delta) == FollowOutcome.Gap) await FetchAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    // Returns the version of the grain's map; null when there is none.
    private async Task<(string Epoch, long Version)?> CatchUpAsync()
    {
        await _turn.WaitAsync();
        try
        {
            return await FetchAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<(string Epoch, long Version)?> FetchAsync()
    {
        var news = await _grain.Since(_map.Epoch, _map.Version);
        if (!news.Ok) return null;
        if (news.Value.Snapshot is { } snapshot) Take(snapshot);
        foreach (var delta in news.Value.Deltas) Apply(news.Value.Epoch, delta);
        return (news.Value.Epoch, news.Value.Version);
    }

    private FollowOutcome Apply(string epoch, SeatMapDelta delta)
    {
        FollowOutcome outcome;
        lock (_gate) outcome = _map.Follow(epoch, delta);
        if (outcome == FollowOutcome.Applied) Show();
        return outcome;
    }

    private void Take(SeatMapSnapshot snapshot)
    {
        var taken = SeatMap.Of(Plan, snapshot);
        lock (_gate) _map = taken;
        Show();
    }

    private void Show()
    {
        _page = new SeatMapPage(_performance, _planId, Plan, _map.Snapshot());
        var signal = _changed;
        _changed = NewSignal();
        signal.TrySetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
