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
    private readonly string performance;
    private readonly ISeatMapGrain grain;
    private readonly PlanCopy planCopy;

    // Deltas and new snapshots are applied one at a time. Readers of the page need no lock.
    private readonly SemaphoreSlim turn = new(1, 1);

    // Guards the map: many listeners read its deltas from their own threads, and a new map replaces the old one.
    private readonly Lock gate = new();
    private SeatMap map = null!;
    private LiveSubscription live = null!;
    private (string Epoch, long Version) checkedAt;
    private volatile SeatMapPage page = null!;
    private volatile TaskCompletionSource changed = NewSignal();

    private SeatMapReplica(string performance, ISeatMapGrain grain, PlanCopy planCopy)
    {
        (this.performance, this.grain, this.planCopy) = (performance, grain, planCopy);
        Plan = PlanDocument.Read(planCopy.Document).Plan
            ?? throw new InvalidOperationException($"The plan {planCopy.PlanId} cannot be read.");
    }

    /// <summary>The seating plan.</summary>
    public SeatingPlan Plan { get; }

    /// <summary>The newest version known here.</summary>
    public SeatMapPage Page => page;

    /// <summary>Completes when there is a newer version. Take this task before you look at <see cref="Page"/>, or a change can be missed.</summary>
    public Task Changed => changed.Task;

    /// <inheritdoc/>
    public long LastUsed { get; set; }

    /// <summary>Starts a replica. Refused when there is no such performance.</summary>
    public static async Task<Outcome<SeatMapReplica>> StartAsync(string performance, IClusterClient cluster)
    {
        var leader = cluster.GetGrain<ISeatMapGrain>(performance);
        var plan = await leader.Plan();
        if (!plan.Ok) return plan.Refusal;

        var snapshot = await leader.Snapshot();
        if (!snapshot.Ok) return snapshot.Refusal;

        var replica = new SeatMapReplica(performance, leader, plan.Value);
        replica.Take(snapshot.Value);
        var stream = cluster.GetStreamProvider(LiveProvider.Name).GetStream<LiveDelta>(LiveSeatMap.StreamOf(performance));
        replica.live = LiveSubscription.To(stream, replica.FollowAsync);
        await replica.live.StartAsync();

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
        var wasLost = await live.CheckedAsync(now != checkedAt);
        checkedAt = now;

        // Deltas between the question above and the new subscription would be missed.
        if (wasLost) await CatchUpAsync();
    }

    /// <summary>The deltas after a version, when this replica still has them.</summary>
    public bool TryDeltasSince(string epoch, long version, out IReadOnlyList<SeatMapDelta> deltas)
    {
        lock (gate) return map.TryDeltasSince(epoch, version, out deltas);
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
            if (Apply(news.Epoch, news.Delta) == FollowOutcome.Gap) await FetchAsync();
        }
        finally
        {
            turn.Release();
        }
    }

    // Returns the version of the grain's map; null when there is none.
    private async Task<(string Epoch, long Version)?> CatchUpAsync()
    {
        await turn.WaitAsync();
        try
        {
            return await FetchAsync();
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<(string Epoch, long Version)?> FetchAsync()
    {
        var news = await grain.Since(map.Epoch, map.Version);
        if (!news.Ok) return null;
        if (news.Value.Snapshot is { } snapshot) Take(snapshot);
        foreach (var delta in news.Value.Deltas) Apply(news.Value.Epoch, delta);
        return (news.Value.Epoch, news.Value.Version);
    }

    private FollowOutcome Apply(string epoch, SeatMapDelta delta)
    {
        FollowOutcome outcome;
        lock (gate) outcome = map.Follow(epoch, delta);
        if (outcome == FollowOutcome.Applied) Show();
        return outcome;
    }

    private void Take(SeatMapSnapshot snapshot)
    {
        var taken = SeatMap.Of(Plan, snapshot);
        lock (gate) map = taken;
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
