namespace Ticketing.Silo.Storage;

/// <summary>
/// A bounded queue that hands over everything pending at once, up to a batch limit: while one batch is worked on, the next gathers.
/// No timer: an idle taker wakes at the first item.
/// </summary>
/// <param name="capacity">The weight that may wait.</param>
/// <param name="batchLimit">The weight that one batch takes; a single heavier item goes alone.</param>
internal sealed class GatheringQueue<T>(int capacity, int batchLimit)
{
    private readonly object _gate = new();
    private readonly Queue<(T Item, int Weight)> _waiting = new();
    private int _weight;
    private bool _closed;

    /// <summary>The weight that waits now.</summary>
    public int Weight => Volatile.Read(ref _weight);

    /// <summary>Adds an item at the end.</summary>
    /// <returns>False when it is full or closed.</returns>
    public bool TryAdd(T item, int weight)
    {
        lock (_gate)
        {
            if (_closed || _weight + weight > capacity) return false;
            _waiting.Enqueue((item, weight));
            _weight += weight;
            Monitor.Pulse(_gate);
            return true;
        }
    }

    /// <summary>Waits for items and moves them to <paramref name="batch"/> in the order they came.</summary>
    /// <returns>False when it is closed and empty.</returns>
    public bool Take(List<T> batch)
    {
        lock (_gate)
        {
            while (_waiting.Count == 0)
            {
                if (_closed) return false;
                Monitor.Wait(_gate);
            }

            var taken = 0;
            while (_waiting.TryPeek(out var next) && (taken == 0 || taken + next.Weight <= batchLimit))
            {
                batch.Add(_waiting.Dequeue().Item);
                taken += next.Weight;
            }

            _weight -= taken;
            if (_waiting.Count > 0) Monitor.Pulse(_gate);
            return true;
        }
    }

    /// <summary>Lets nothing in any more; what waits can still be taken.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Takes out what nobody will take any more.</summary>
    public IReadOnlyList<T> Abandon()
    {
        lock (_gate)
        {
            var left = _waiting.Select(entry => entry.Item).ToList();
            _waiting.Clear();
            _weight = 0;
            return left;
        }
    }
}
