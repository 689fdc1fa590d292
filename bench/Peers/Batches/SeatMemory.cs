using System.Collections.Concurrent;

namespace Ticketing.Peers.Batches;

/// <summary>
/// The committed holds of a performance. Only the writer changes them, and only after a commit. Everybody may read them, so a seat that is taken is refused
/// without the writer.
/// </summary>
internal sealed class SeatMemory
{
    private readonly ConcurrentDictionary<string, Owner> _owners = new(StringComparer.Ordinal);

    // Only the writer uses this dictionary.
    private readonly Dictionary<string, List<string>> _seatsOf = new(StringComparer.Ordinal);

    /// <summary>The last holder of a seat, and the end of that hold in milliseconds of Unix time.</summary>
    public sealed record Owner(string Buyer, long Until);

    /// <summary>Adds a seat from its row.</summary>
    public void Add(string seat, string? buyer, long until)
    {
        if (buyer is null) _owners[seat] = new Owner("", 0);
        else Committed(seat, buyer, until);
    }

    /// <summary>The last holder of a seat; null for a seat that does not exist.</summary>
    public Owner? Find(string seat) => _owners.GetValueOrDefault(seat);

    /// <summary>Records a committed hold.</summary>
    public void Committed(string seat, string buyer, long until)
    {
        _owners[seat] = new Owner(buyer, until);
        if (!_seatsOf.TryGetValue(buyer, out var seats)) _seatsOf.Add(buyer, seats = []);
        if (!seats.Contains(seat)) seats.Add(seat);
    }

    /// <summary>The number of seats that a buyer holds now. Only the writer may ask.</summary>
    public int CountOf(string buyer, long now) =>
        _seatsOf.TryGetValue(buyer, out var seats) ? seats.Count(seat => _owners[seat] is var owner && owner.Buyer == buyer && owner.Until > now) : 0;
}
