namespace Ticketing.Api.Challenges;

/// <summary>The challenges whose solutions this node has taken, until they expire. Bounded: beyond the capacity the oldest is forgotten.</summary>
internal sealed class UsedChallenges(int capacity)
{
    private readonly Lock _lock = new();
    private readonly HashSet<UInt128> _used = [];
    private readonly Queue<(UInt128 Id, DateTimeOffset ExpiresAt)> _order = new();

    /// <summary>How many are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_lock) return _used.Count;
        }
    }

    /// <summary>Uses a challenge up; false when it was used before.</summary>
    public bool TryUse(UInt128 id, DateTimeOffset expiresAt, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (!_used.Add(id)) return false;
            _order.Enqueue((id, expiresAt));
            while (_order.TryPeek(out var oldest) && (oldest.ExpiresAt <= now || _order.Count > capacity))
                _used.Remove(_order.Dequeue().Id);
            return true;
        }
    }
}
