using System.Runtime.InteropServices;

namespace Ticketing.Api.Carts;

/// <summary>
/// The seats that are held through this node, by performance and network address, with the times at which their holds end. A hold leaves when it is
/// released or its time is over; a hold that is paid for counts until then too. Bounded: beyond the capacity the oldest hold is forgotten.
/// </summary>
/// <param name="limit">The most seats of one performance from one address.</param>
/// <param name="capacity">The most holds remembered.</param>
internal sealed class AddressHolds(int limit, int capacity)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Performance, string Site), List<Held>> _sites = [];
    private readonly Dictionary<string, Held> _holds = new(StringComparer.Ordinal);

    // Every hold that came, also those that have left; never more than the capacity.
    private readonly Queue<Held> _order = new();

    /// <summary>How many holds are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_lock) return _holds.Count;
        }
    }

    /// <summary>How many addresses hold seats, a performance each.</summary>
    public int Sites
    {
        get
        {
            lock (_lock) return _sites.Count;
        }
    }

    /// <summary>Takes room for a hold before the seats are asked. A hold that is counted already, which a repeat asks for, takes no more.</summary>
    /// <param name="hold">The hold.</param>
    /// <param name="site">The network address.</param>
    /// <param name="until">When the hold ends at the latest, as long as nothing more is known of it.</param>
    /// <param name="now">The time.</param>
    /// <returns>Null when there is room; otherwise how many seats are held, and when the first of them becomes free.</returns>
    public (int Seats, DateTimeOffset RetryAt)? TryTake(HeldOf hold, string site, DateTimeOffset until, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (_holds.TryGetValue(hold.HoldId, out var known) && known.Until > now) return null;
            if (known is not null) Remove(known);

            var key = (hold.Performance, site);
            if (_sites.TryGetValue(key, out var others))
            {
                foreach (var over in others.FindAll(other => other.Until <= now)) Remove(over);
                var seats = others.Sum(static other => other.Of.Seats);
                if (seats + hold.Seats > limit) return (seats, others.Count == 0 ? until : others.Min(static other => other.Until));
            }
            else if (hold.Seats > limit)
            {
                return (0, until);
            }

            Add(new Held(hold, key, until));
            return null;
        }
    }

    /// <summary>The seats are held until a time.</summary>
    public void Became(HeldOf hold, DateTimeOffset until)
    {
        lock (_lock)
        {
            if (!_holds.TryGetValue(hold.HoldId, out var known) || !known.IsOf(hold)) return;
            (known.Of, known.Until, known.IsSure) = (hold, until, true);
        }
    }

    /// <summary>Nothing was held: the room is free again. Where an earlier attempt held the seats they stay counted.</summary>
    public void Refused(HeldOf hold)
    {
        lock (_lock)
        {
            if (_holds.TryGetValue(hold.HoldId, out var known) && known is { IsSure: false } && known.IsOf(hold)) Remove(known);
        }
    }

    /// <summary>The owner has released the hold. Nobody else can take it off, whose request is answered in the same way.</summary>
    public void Released(HeldOf hold)
    {
        lock (_lock)
        {
            if (_holds.TryGetValue(hold.HoldId, out var known) && known.IsOf(hold)) Remove(known);
        }
    }

    private void Add(Held held)
    {
        if (_order.Count >= capacity && _order.Dequeue() is var oldest && _holds.GetValueOrDefault(oldest.Of.HoldId) == oldest) Remove(oldest);
        _order.Enqueue(held);
        _holds[held.Of.HoldId] = held;
        ref var site = ref CollectionsMarshal.GetValueRefOrAddDefault(_sites, held.Key, out _);
        (site ??= []).Add(held);
    }

    private void Remove(Held held)
    {
        _holds.Remove(held.Of.HoldId);
        var site = _sites[held.Key];
        site.Remove(held);
        if (site.Count == 0) _sites.Remove(held.Key);
    }

    private sealed class Held(HeldOf of, (string Performance, string Site) key, DateTimeOffset until)
    {
        public HeldOf Of { get; set; } = of;

        public (string Performance, string Site) Key { get; } = key;

        public DateTimeOffset Until { get; set; } = until;

        public bool IsSure { get; set; }

        public bool IsOf(HeldOf other) => Of.Performance == other.Performance && Of.User == other.User;
    }
}

/// <summary>A hold and whose it is.</summary>
/// <param name="HoldId">The hold.</param>
/// <param name="Performance">The performance.</param>
/// <param name="User">The account.</param>
/// <param name="Seats">How many seats.</param>
internal readonly record struct HeldOf(string HoldId, string Performance, Guid User, int Seats);
