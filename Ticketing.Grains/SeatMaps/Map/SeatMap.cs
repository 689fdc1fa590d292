using Ticketing.Grains.Plans;
using Ticketing.Grains.Seats;

namespace Ticketing.Grains.SeatMaps.Map;

/// <summary>The statuses of all seats of one performance: a projection of the seat rows, for reading and for choosing.</summary>
/// <remarks>
/// It decides nothing: the seat's own row does. Not thread-safe: one grain owns it, or one replica behind a lock.
/// The leader takes <see cref="Apply"/>, its replicas <see cref="Follow"/>; both keep deltas for those who resume.
/// </remarks>
public sealed class SeatMap
{
    private readonly SeatBits _bits;
    private readonly SeatVersions _versions;
    private readonly DeltaLog _log;
    private readonly int[] _counts; // category × 4 + status; always what a recount would give

    /// <summary>A map with every seat available, at version 0.</summary>
    /// <param name="plan">The seats.</param>
    /// <param name="epoch">A name that no earlier map of this performance had.</param>
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

    /// <summary>Names this map's life; a reader with another epoch starts over.</summary>
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

    /// <summary>Takes what seats reported. Repeats and late reports change nothing, in whatever order they come.</summary>
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

    /// <summary>Takes a delta of the map this one is a replica of.</summary>
    /// <param name="epoch">Epoch of the map that published it; of another epoch than this one's, everything may be missing.</param>
    /// <param name="delta">The delta.</param>
    /// <returns>Whether it was applied, was known, or leaves a gap (then nothing is changed).</returns>
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
    /// <param name="deltas">All deltas after it in order; empty when it is current.</param>
    /// <returns>False when the version is too old or of another epoch: the reader needs a snapshot.</returns>
    public bool TryDeltasSince(string epoch, long version, out IReadOnlyList<SeatMapDelta> deltas)
    {
        deltas = [];
        return epoch == Epoch && _log.TrySince(version, out deltas);
    }

    /// <summary>What a follower at a version missed: the deltas while they are known, else the whole map.</summary>
    /// <param name="epoch">The epoch the follower has.</param>
    /// <param name="version">The version the follower has.</param>
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

    /// <summary>Counts afresh from the seats, by category × 4 + status: to check the running counts against.</summary>
    internal int[] Recount()
    {
        var counts = new int[Plan.Categories.Count * 4];
        for (var seat = 0; seat < Plan.SeatCount; seat++)
            counts[(Plan.CategoryOf(seat) * 4) + (int)_bits[seat]]++;
        return counts;
    }

    /// <summary>Sets one seat and its counts. It leaves no delta behind, so outside of this class only tests call it.</summary>
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
