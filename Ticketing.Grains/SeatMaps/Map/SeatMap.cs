using Ticketing.Grains.Plans;
using Ticketing.Grains.Seats;

namespace Ticketing.Grains.SeatMaps.Map;

/// <summary>The statuses of all seats of one performance: a projection of the seat rows, for showing the map and for choosing seats.</summary>
/// <remarks>
/// The map decides nothing: only the seat's own row does. The class is not thread-safe: a map belongs to one grain, or to one
/// replica that locks it. The grain calls <see cref="Apply"/>, its replicas call <see cref="Follow"/>. Both keep deltas
/// for readers who resume.
/// </remarks>
public sealed class SeatMap
{
    private readonly SeatBits _bits;
    private readonly SeatVersions _versions;
    private readonly DeltaLog _log;
    private readonly int[] _counts; // index: category × 4 + status; always equal to a recount

    /// <summary>A map with every seat available, at version 0.</summary>
    /// <param name="plan">The seats.</param>
    /// <param name="epoch">An epoch that no earlier map of this performance had.</param>
    public SeatMap(SeatingPlan plan, string epoch)
        : this(plan, epoch, 0, new SeatBits(plan.SeatCount))
    {
    }

    private SeatMap(SeatingPlan plan, string epoch, long version, SeatBits bits)
    {
        (Plan, Epoch, Version, _bits) = (plan, epoch, version, bits);
        _versions = new SeatVersions(plan.SeatCount);
        _log = new DeltaLog(version);
        _counts = Recount();
    }

    /// <summary>The seats.</summary>
    public SeatingPlan Plan { get; }

    /// <summary>Identifies the life of this map. A reader with another epoch must start again with a snapshot.</summary>
    public string Epoch { get; }

    /// <summary>Grows by one with every batch that changed something.</summary>
    public long Version { get; private set; }

    /// <summary>Status of a seat.</summary>
    /// <param name="seat">Index of the seat.</param>
    public SeatStatus this[int seat] => _bits[seat];

    /// <summary>A replica of a map.</summary>
    /// <param name="plan">The same plan the snapshot was taken with.</param>
    /// <param name="snapshot">The snapshot.</param>
    /// <returns>A map at the snapshot's version.</returns>
    /// <exception cref="ArgumentException">The snapshot is of another plan, or damaged.</exception>
    public static SeatMap Of(SeatingPlan plan, SeatMapSnapshot snapshot)
    {
        var map = new SeatMap(plan, snapshot.Epoch, snapshot.Version, SeatBits.Of(plan.SeatCount, snapshot.Bits));
        if (!snapshot.Counts.SequenceEqual(map._counts))
            throw new ArgumentException($"The snapshot at {snapshot.Epoch}/{snapshot.Version} contradicts its own counts.", nameof(snapshot));
        return map;
    }

    /// <summary>Applies reports of seats. Reports may come repeated, late and in any order: one that is not newer than the last changes nothing.</summary>
    /// <param name="updates">Reports of any seats.</param>
    /// <returns>The delta to publish, or null when nothing changed and the version stays.</returns>
    public SeatMapDelta? Apply(IReadOnlyList<SeatUpdate> updates)
    {
        foreach (var update in updates)
            _bits.Check(update.Index, update.Status);
        var changes = new List<SeatChange>(updates.Count);
        foreach (var (seat, status, seatVersion) in updates)
        {
            if (_versions.Advance(seat, seatVersion) && Set(seat, status))
                changes.Add(new SeatChange(seat, status));
        }
        if (changes.Count == 0)
            return null;
        var delta = new SeatMapDelta(Version + 1, changes.ToArray());
        Publish(delta);
        return delta;
    }

    /// <summary>Applies a delta to this replica.</summary>
    /// <param name="epoch">The epoch of the map that published the delta; an epoch other than this map's counts as a gap.</param>
    /// <param name="delta">The delta.</param>
    /// <returns>Whether the delta was applied, was known before, or leaves a gap; only in the first case the map changes.</returns>
    public FollowOutcome Follow(string epoch, SeatMapDelta delta)
    {
        if (epoch != Epoch)
            return FollowOutcome.Gap;
        if (delta.Version <= Version)
            return FollowOutcome.Repeated;
        if (delta.Version > Version + 1)
            return FollowOutcome.Gap;
        foreach (var change in delta.Changes)
            _bits.Check(change.Index, change.Status);
        foreach (var (seat, status) in delta.Changes)
            Set(seat, status);
        Publish(delta);
        return FollowOutcome.Applied;
    }

    /// <summary>The deltas after a version, for a reader who resumes.</summary>
    /// <param name="epoch">The epoch the reader has.</param>
    /// <param name="version">The version the reader has.</param>
    /// <param name="deltas">All deltas after the version, in order; empty when the version is current.</param>
    /// <returns>False when the version is too old or of another epoch: the reader needs a snapshot.</returns>
    public bool TryDeltasSince(string epoch, long version, out IReadOnlyList<SeatMapDelta> deltas)
    {
        deltas = [];
        return epoch == Epoch && _log.TrySince(version, out deltas);
    }

    /// <summary>What a replica at a version missed: the deltas if they are still known, else the whole map.</summary>
    /// <param name="epoch">The epoch the replica has.</param>
    /// <param name="version">The version the replica has.</param>
    public SeatMapNews Since(string epoch, long version) => TryDeltasSince(epoch, version, out var deltas)
        ? new SeatMapNews(Epoch, Version, deltas, null)
        : new SeatMapNews(Epoch, Version, [], Snapshot());

    /// <summary>Number of seats of a category in a status, in constant time.</summary>
    /// <param name="category">Index of the category in the plan.</param>
    /// <param name="status">The status.</param>
    public int Count(int category, SeatStatus status) => _counts[(category * 4) + (int)status];

    /// <summary>Number of seats in a status over all categories.</summary>
    /// <param name="status">The status.</param>
    public int Count(SeatStatus status)
    {
        var sum = 0;
        for (var i = (int)status; i < _counts.Length; i += 4)
            sum += _counts[i];
        return sum;
    }

    /// <summary>Copies the map.</summary>
    public SeatMapSnapshot Snapshot() => new(Epoch, Version, _bits.ToBytes(), _counts.ToArray());

    /// <summary>Counts the seats again, by category × 4 + status, to check the running counts.</summary>
    internal int[] Recount()
    {
        var counts = new int[Plan.Categories.Count * 4];
        for (var seat = 0; seat < Plan.SeatCount; seat++)
            counts[(Plan.CategoryOf(seat) * 4) + (int)_bits[seat]]++;
        return counts;
    }

    /// <summary>Sets one seat and its counts. This makes no delta, so outside of this class only tests call it.</summary>
    /// <returns>Whether the status changed.</returns>
    internal bool Set(int seat, SeatStatus status)
    {
        var before = _bits[seat];
        if (before == status)
            return false;
        _bits[seat] = status;
        var category = Plan.CategoryOf(seat) * 4;
        _counts[category + (int)before]--;
        _counts[category + (int)status]++;
        return true;
    }

    internal int CountAvailable(int start, int count) => _bits.CountAvailable(start, count);

    private void Publish(SeatMapDelta delta)
    {
        Version = delta.Version;
        _log.Add(delta);
    }
}
