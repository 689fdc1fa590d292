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

    // More changes than this do not wait for the time.
    private const int MaxGathered = 4_096;

    private readonly List<SeatUpdate> gathered = [];
    private readonly SeatOffers offers = new();

    private PerformanceInfo? info;
    private SeatMap map = null!;
    private BestAvailable best = null!;
    private LiveNews<LiveDelta> live = null!;
    private IGrainTimer? gathering;
    private IGrainTimer? rereading;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken) => Open();

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (map is not null) metrics.Forget(this.GetPrimaryKeyString(), map);
        return Task.CompletedTask;
    }

    private async Task Open()
    {
        var performance = this.GetPrimaryKeyString();
        info = await directory.FindAsync(performance);
        if (info is null) return;

        // The epoch is the time of the activation: no earlier map of this performance had it.
        map = new SeatMap(info.Plan, $"{time.GetUtcNow().UtcTicks:x}");
        best = new BestAvailable(info.Plan, [.. Enumerable.Range(0, info.Plan.Categories.Count)]);
        live = new(this.GetStreamProvider(LiveProvider.Name).GetStream<LiveDelta>(LiveSeatMap.StreamOf(performance)), logger);
        await ReadSeats();
        metrics.Show(performance, map);

        // Followers of an earlier life hear that there is a new one.
        await live.TellAsync(new LiveDelta(map.Epoch, new SeatMapDelta(map.Version, [])));
        rereading ??= this.RegisterGrainTimer(static (grain, _) => grain.Reread(), this, new GrainTimerCreationOptions(RereadPeriod, RereadPeriod));
    }

    /// <inheritdoc/>
    public Task SeatChanged(SeatChanged change)
    {
        if (info is null || !info.Plan.TryIndexOf(change.Seat, out var index)) return Task.CompletedTask;
        gathered.Add(new SeatUpdate(index, change.Status, change.Version));
        if (gathered.Count >= MaxGathered) return Publish();

        gathering ??= this.RegisterGrainTimer(
            static (grain, _) => grain.Publish(), this, new GrainTimerCreationOptions(GatherTime, Timeout.InfiniteTimeSpan));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<Outcome<SeatOffer>> PickBest(BestSeatsWish wish)
    {
        if (await Current() is not { } current) return Refusals.NoPerformance(this.GetPrimaryKeyString());
        if (!TryUnderstand(wish, out var request)) return Refusals.Invalid("The performance has no such grade or zone.");

        var now = time.GetUtcNow();
        offers.Expire(now);
        var pick = best.Pick(map, request, seat => offers.Contains(seat) || IsUnpriced(seat));
        // Seats that are only on offer are not gone: at the end of a sale it is better to run for the same than to be refused.
        if (pick.Seats.Count == 0) pick = best.Pick(map, request, IsUnpriced);
        if (pick.Seats.Count == 0) return Refusals.NoSeatsLeft;
        offers.Add(pick.Seats, now);
        return new SeatOffer(pick.Seats.Select(current.Plan.SeatId).ToArray());

        bool IsUnpriced(int seat) => !current.Prices.ContainsKey(current.GradeOf(seat));
    }

    /// <inheritdoc/>
    public async Task<Outcome<SeatMapSnapshot>> Snapshot()
    {
        if (await Current() is null) return Refusals.NoPerformance(this.GetPrimaryKeyString());
        return map.Snapshot();
    }

    /// <inheritdoc/>
    public async Task<Outcome<SeatCounts>> Counts()
    {
        if (await Current() is null) return Refusals.NoPerformance(this.GetPrimaryKeyString());
        return new SeatCounts(map.Count(SeatStatus.Available), map.Count(SeatStatus.Held), map.Count(SeatStatus.Sold), map.Count(SeatStatus.Blocked));
    }

    /// <inheritdoc/>
    public async Task<bool> IsSoldOut() => await Current() is { } current && SoldOut.Is(current, map.Count);

    /// <inheritdoc/>
    public async Task<Outcome<SeatMapHead>> Head()
    {
        if (await Current() is null) return Refusals.NoPerformance(this.GetPrimaryKeyString());
        return new SeatMapHead(map.Epoch, map.Version);
    }

    /// <inheritdoc/>
    public async Task<Outcome<SeatMapNews>> Since(string epoch, long version)
    {
        if (await Current() is null) return Refusals.NoPerformance(this.GetPrimaryKeyString());
        return map.Since(epoch, version);
    }

    /// <inheritdoc/>
    public async Task<Outcome<PlanCopy>> Plan()
    {
        if (await Current() is not { } current) return Refusals.NoPerformance(this.GetPrimaryKeyString());
        var rows = await store.ReadAsync(new PlanOf(current.Row.PlanId));
        return new PlanCopy(current.Row.PlanId, rows[0].Document);
    }

    // What is gathered counts at once for whoever asks the grain itself.
    private async Task<PerformanceInfo?> Current()
    {
        if (info is null)
        {
            DeactivateOnIdle();
            return null;
        }

        await Publish();
        var current = await directory.FindAsync(this.GetPrimaryKeyString());

        // Before the sale a performance may get another plan: that is another map.
        if (current is not null && current.Row.PlanId != info.Row.PlanId) await Open();
        return current;
    }

    private async Task Publish()
    {
        gathering?.Dispose();
        gathering = null;
        if (gathered.Count == 0) return;

        var delta = map.Apply(gathered);
        gathered.Clear();
        if (delta is not null) await live.TellAsync(new LiveDelta(map.Epoch, delta));
    }

    private async Task Reread()
    {
        await Publish();
        foreach (var delta in await ReadSeats()) await live.TellAsync(new LiveDelta(map.Epoch, delta));
    }

    private async Task<List<SeatMapDelta>> ReadSeats()
    {
        var deltas = new List<SeatMapDelta>();
        for (var after = ""; ;)
        {
            var query = new SeatsOfPerformance(this.GetPrimaryKeyString(), after);
            var rows = await store.ReadAsync(query);
            if (map.Apply([.. rows.Select(ToUpdate)]) is { } delta) deltas.Add(delta);
            if (rows.Count < query.Limit) return deltas;
            after = rows[^1].Seat;
        }
    }

    private SeatUpdate ToUpdate(SeatRow row) => info!.Plan.TryIndexOf(row.Seat, out var index)
        ? new SeatUpdate(index, row.Status, row.Version)
        : throw new InvalidOperationException($"The plan of {row.Performance} has no seat {row.Seat}.");

    private bool TryUnderstand(BestSeatsWish wish, out BestAvailableRequest request)
    {
        int? category = null, zone = null;
        request = new BestAvailableRequest(wish.Count);
        if (wish.Grade is not null)
        {
            if (!info!.Plan.TryCategory(wish.Grade, out var index)) return false;
            category = index;
        }

        if (wish.Zone is not null)
        {
            if (!info!.Plan.TryZone(wish.Zone, out var index)) return false;
            zone = index;
        }

        request = request with { Category = category, Zone = zone };
        return true;
    }
}
