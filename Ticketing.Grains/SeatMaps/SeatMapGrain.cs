using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using Ticketing.Grains.LiveStreams;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Plans;
using Ticketing.Grains.SeatMaps.Best;
using Ticketing.Grains.SeatMaps.Map;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.SeatMaps;

/// <summary>The map of one performance: follows the seats, publishes what changed, offers the best that is left.</summary>
[GrainType("performance")]
public sealed class SeatMapGrain(
    IRowStore store, PerformanceDirectory directory, SeatMapMetrics metrics, TimeProvider time, ILogger<SeatMapGrain> logger) : Grain, ISeatMapGrain, ISeatWatcher
{
    /// <summary>How long changes gather into one delta.</summary>
    private static readonly TimeSpan GatherTime = TimeSpan.FromMilliseconds(100);

    /// <summary>How often the map reads the seats' rows again: a seat's message can be lost on its way, its row cannot.</summary>
    public static readonly TimeSpan RereadPeriod = TimeSpan.FromSeconds(30);

    // Null until there is a performance. Another map takes its place only when all seats are read into it.
    private OpenMap? _open;
    private LiveNews<LiveDelta> _live = null!;
    private IGrainTimer? _gathering;
    private long _lastEpoch;

    private string Performance => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _live = new(this.GetStreamProvider(LiveProvider.Name).GetStream<LiveDelta>(LiveSeatMap.StreamOf(Performance)), logger);
        if (await directory.FindAsync(Performance) is not { } info) return;
        await Open(info);
        this.RegisterGrainTimer(static (grain, _) => grain.Reread(), this, new GrainTimerCreationOptions(RereadPeriod, RereadPeriod));
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_open is not null) metrics.Forget(Performance, _open.Map);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task SeatChanged(SeatChanged change)
    {
        if (_open is null)
        {
            DeactivateOnIdle();
            return Task.CompletedTask;
        }

        if (!_open.Gather(change)) return Task.CompletedTask;
        if (_open.IsFull) return Publish();

        _gathering ??= this.RegisterGrainTimer(
            static (grain, _) => grain.Publish(), this, new GrainTimerCreationOptions(GatherTime, Timeout.InfiniteTimeSpan));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<Outcome<SeatOffer>> PickBest(BestSeatsWish wish)
    {
        if (_open is null || await Follow() is not { } current) return NoPerformance();
        var now = time.GetUtcNow();
        var offer = _open.Pick(wish, current, now);

        // A publication for each offer would cost more than the offer. It is needed only when the last free seats are among what is gathered.
        if (offer.Ok || offer.Refusal.Code != RefusalCode.NoSeatsLeft || !_open.HasGathered) return offer;
        await Publish();
        return _open.Pick(wish, current, now);
    }

    /// <inheritdoc/>
    public async Task<Outcome<SeatMapSnapshot>> Snapshot() => await Current() is null ? NoPerformance() : _open!.Map.Snapshot();

    /// <inheritdoc/>
    public async Task<Outcome<SeatCounts>> Counts()
    {
        if (await Current() is null) return NoPerformance();
        var map = _open!.Map;
        return new SeatCounts(map.Count(SeatStatus.Available), map.Count(SeatStatus.Held), map.Count(SeatStatus.Sold), map.Count(SeatStatus.Blocked));
    }

    /// <inheritdoc/>
    public async Task<bool> IsSoldOut() => await Left() == SeatsLeft.None;

    /// <inheritdoc/>
    public async Task<SeatsLeft> Left()
    {
        if (await Current() is { } current) return SoldOut.Left(current, _open!.Map.Count);
        DeactivateOnIdle();
        return SeatsLeft.Some;
    }

    /// <inheritdoc/>
    public async Task<Outcome<SeatMapHead>> Head() =>
        await Current() is null ? NoPerformance() : new SeatMapHead(_open!.Map.Epoch, _open.Map.Version);

    /// <inheritdoc/>
    public async Task<Outcome<SeatMapNews>> Since(string epoch, long version) =>
        await Current() is null ? NoPerformance() : _open!.Map.Since(epoch, version);

    /// <inheritdoc/>
    public async Task<Outcome<PlanCopy>> Plan()
    {
        if (await Current() is not { } current) return NoPerformance();
        var rows = await store.ReadAsync(new PlanOf(current.Row.PlanId));
        return new PlanCopy(current.Row.PlanId, rows[0].Document);
    }

    private async Task Open(PerformanceInfo info)
    {
        // The epoch is the time of the opening: no earlier map of this performance had it, not even when the clock stood still.
        _lastEpoch = Math.Max(_lastEpoch + 1, time.GetUtcNow().UtcTicks);
        var opening = new OpenMap(info, $"{_lastEpoch:x}");
        await opening.ReadAsync(store);
        _open = opening;
        metrics.Show(Performance, opening.Map);

        // Followers of an earlier life hear that there is a new one.
        await _live.TellAsync(new LiveDelta(opening.Map.Epoch, new SeatMapDelta(opening.Map.Version, [])));
    }

    // What is gathered counts at once for whoever asks the grain itself.
    private async Task<PerformanceInfo?> Current()
    {
        if (_open is null) return null;
        await Publish();
        return await Follow();
    }

    private async Task<PerformanceInfo?> Follow()
    {
        var current = await directory.FindAsync(Performance);

        // Before the sale a performance may get another plan: that is another map.
        if (current is not null && current.Row.PlanId != _open!.PlanId) await Open(current);
        return current;
    }

    private async Task Publish()
    {
        _gathering?.Dispose();
        _gathering = null;
        if (_open!.ApplyGathered() is { } delta) await _live.TellAsync(new LiveDelta(_open.Map.Epoch, delta));
    }

    private async Task Reread()
    {
        await Publish();
        foreach (var delta in await _open!.ReadAsync(store)) await _live.TellAsync(new LiveDelta(_open.Map.Epoch, delta));
    }

    // An activation for a performance that is not there is not kept.
    private Refusal NoPerformance()
    {
        DeactivateOnIdle();
        return Refusals.NoPerformance(Performance);
    }
}
