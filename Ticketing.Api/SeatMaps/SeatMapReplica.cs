using Orleans;
using Ticketing.Api.Replicas;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Venues;

namespace Ticketing.Api.SeatMaps;

/// <summary>
/// This node's copy of one performance's map. It follows the map's deltas, and everybody who looks at the performance
/// here is served from it: the grain does not notice whether one person looks or a hundred thousand.
/// </summary>
internal sealed class SeatMapReplica : IReplica
{
    private readonly string performance;
    private readonly IPerformanceGrain grain;
    private readonly PlanCopy planCopy;

    // One at a time: a delta, a new snapshot. Readers take the page and need no lock.
    private readonly SemaphoreSlim turn = new(1, 1);

    private SeatMap map = null!;
    private LiveSubscription live = null!;
    private (string Epoch, long Version) checkedAt;
    private volatile SeatMapPage page = null!;
    private volatile TaskCompletionSource changed = NewSignal();

    private SeatMapReplica(string performance, IPerformanceGrain grain, PlanCopy planCopy)
    {
        (this.performance, this.grain, this.planCopy) = (performance, grain, planCopy);
        Plan = PlanDocument.Read(planCopy.Document).Plan
            ?? throw new InvalidOperationException($"The plan {planCopy.PlanId} cannot be read.");
    }

    /// <summary>The seats.</summary>
    public SeatingPlan Plan { get; }

    /// <summary>The newest version known here.</summary>
    public SeatMapPage Page => page;

    /// <summary>Completes when there is a newer version than the one seen; take it before looking at <see cref="Page"/>.</summary>
    public Task Changed => changed.Task;

    /// <inheritdoc/>
    public long LastUsed { get; set; }

    /// <summary>Starts to follow; refused when there is no such performance.</summary>
    public static async Task<Outcome<SeatMapReplica>> StartAsync(string performance, IClusterClient cluster)
    {
        var leader = cluster.GetGrain<IPerformanceGrain>(performance);
        var plan = await leader.Plan();
        if (!plan.Ok) return plan.Refusal;

        var replica = new SeatMapReplica(performance, leader, plan.Value);
        await replica.RenewAsync();
        var stream = cluster.GetStreamProvider(LiveSeatMap.Provider).GetStream<LiveDelta>(LiveSeatMap.StreamOf(performance));
        replica.live = LiveSubscription.To(stream, replica.FollowAsync);
        await replica.live.StartAsync();

        // What was published between the snapshot and the subscription is found by its version.
        await replica.CheckAsync();
        return replica;
    }

    /// <summary>Takes a snapshot if the map is further than this copy: news can be lost on the way.</summary>
    public async Task CheckAsync()
    {
        var head = await grain.Head();
        if (!head.Ok) return;
        var now = (head.Value.Epoch, head.Value.Version);
        var wasLost = await live.CheckedAsync(now != checkedAt);
        checkedAt = now;
        if (wasLost || now.Epoch != page.Snapshot.Epoch || now.Version > page.Snapshot.Version) await RenewAsync();
    }

    /// <summary>The deltas after a version, when they are still known here.</summary>
    public bool TryDeltasSince(string epoch, long version, out IReadOnlyList<SeatMapDelta> deltas)
    {
        // The map's own log is only touched in a turn; readers come from many threads.
        lock (map) return map.TryDeltasSince(epoch, version, out deltas);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await live.DisposeAsync();
        turn.Dispose();
    }

    private async Task FollowAsync(LiveDelta news)
    {
        await turn.WaitAsync();
        try
        {
            FollowOutcome outcome;
            lock (map) outcome = map.Follow(news.Epoch, news.Delta);
            if (outcome == FollowOutcome.Applied) Show();
            if (outcome == FollowOutcome.Gap) await TakeSnapshotAsync();
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task RenewAsync()
    {
        await turn.WaitAsync();
        try
        {
            await TakeSnapshotAsync();
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task TakeSnapshotAsync()
    {
        var snapshot = await grain.Snapshot();
        if (!snapshot.Ok) return;
        map = SeatMap.Of(Plan, snapshot.Value);
        Show();
    }

    private void Show()
    {
        page = new SeatMapPage(performance, planCopy.PlanId, Plan, map.Snapshot());
        var signal = changed;
        changed = NewSignal();
        signal.SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
