namespace Ticketing.Peers.Duties;

/// <summary>The status of a seat on the map.</summary>
internal enum SeatStatus
{
    /// <summary>Nobody has the seat.</summary>
    Free,

    /// <summary>Somebody holds the seat.</summary>
    Held,

    /// <summary>Somebody has paid for the seat.</summary>
    Sold,
}

/// <summary>A delta of a seat map: the version that the map has after the delta, and the new status of each changed seat.</summary>
internal sealed record MapDelta(long Version, IReadOnlyDictionary<string, SeatStatus> Seats);

/// <summary>The status of all seats of a performance, and the latest deltas.</summary>
/// <param name="seats">The number of seats.</param>
internal sealed class SeatMap(int seats)
{
    private const int DeltasKept = 100;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, SeatStatus> _taken = new(StringComparer.Ordinal);
    private readonly Queue<MapDelta> _deltas = [];
    private Dictionary<string, SeatStatus> _changes = new(StringComparer.Ordinal);
    private long _version;

    /// <summary>Records a change for the next delta.</summary>
    public void Changed(string seat, SeatStatus status)
    {
        lock (_lock) _changes[seat] = status;
    }

    /// <summary>Publishes the changes since the last delta, if there are any.</summary>
    public void Publish()
    {
        lock (_lock)
        {
            if (_changes.Count == 0) return;
            foreach (var (seat, status) in _changes) _taken[seat] = status;
            _deltas.Enqueue(new MapDelta(++_version, _changes));
            if (_deltas.Count > DeltasKept) _deltas.Dequeue();
            _changes = new(StringComparer.Ordinal);
        }
    }

    /// <summary>The published number of seats by status.</summary>
    public MapAnswer Counts()
    {
        lock (_lock)
        {
            var sold = _taken.Count(seat => seat.Value == SeatStatus.Sold);
            return new MapAnswer(_version, [new GradeCounts(seats - _taken.Count, _taken.Count - sold, sold, 0)]);
        }
    }

    /// <summary>The deltas after a version; null when the oldest of them are not kept any more and the whole map must be read.</summary>
    public IReadOnlyList<MapDelta>? Since(long version)
    {
        lock (_lock) return version < _version - _deltas.Count ? null : [.. _deltas.Where(delta => delta.Version > version)];
    }
}

/// <summary>The seat map in numbers.</summary>
internal sealed record MapAnswer(long Version, GradeCounts[] Grades);

/// <summary>The seats of a grade by status.</summary>
internal sealed record GradeCounts(long Available, long Held, long Sold, long Blocked);
