namespace Ticketing.Grains.SeatMaps.Map;

/// <summary>The last deltas of a map, without a gap, up to its current version.</summary>
internal sealed class DeltaLog(long version)
{
    /// <summary>Most deltas kept. At ten batches a second these are the deltas of the last seven minutes.</summary>
    public const int MaxDeltas = 4_096;

    /// <summary>Most changes kept, some 2 MB. For a reader who missed more, a snapshot of 25 KB is cheaper.</summary>
    public const int MaxChanges = 262_144;

    private readonly Queue<SeatMapDelta> _deltas = new();
    private long _version = version;
    private int _changes;

    public void Add(SeatMapDelta delta)
    {
        if (delta.Version != _version + 1)
            throw new InvalidOperationException($"Delta {delta.Version} after {_version}.");
        _version = delta.Version;
        _deltas.Enqueue(delta);
        _changes += delta.Changes.Count;
        while (_deltas.Count > MaxDeltas || _changes > MaxChanges)
            _changes -= _deltas.Dequeue().Changes.Count;
    }

    public bool TrySince(long version, out IReadOnlyList<SeatMapDelta> deltas)
    {
        var missed = _version - version;
        var known = missed >= 0 && missed <= _deltas.Count;
        deltas = known ? _deltas.Skip(_deltas.Count - (int)missed).ToArray() : [];
        return known;
    }
}
