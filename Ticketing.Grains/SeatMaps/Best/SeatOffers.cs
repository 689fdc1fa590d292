namespace Ticketing.Grains.SeatMaps.Best;

/// <summary>
/// Remembers seats that were offered to a buyer a moment ago. When a crowd asks for the best seats at the same time, each buyer is offered
/// different seats instead of all trying to hold the same ones.
/// </summary>
public sealed class SeatOffers
{
    /// <summary>How long an offer keeps a seat from being offered to others.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromSeconds(2);

    private readonly Dictionary<int, DateTimeOffset> until = [];
    private readonly Queue<(int Seat, DateTimeOffset Until)> oldest = new();

    /// <summary>Whether the seat is on offer to a buyer now.</summary>
    public bool Contains(int seat) => until.ContainsKey(seat);

    /// <summary>Notes an offer.</summary>
    public void Add(IReadOnlyList<int> seats, DateTimeOffset now)
    {
        foreach (var seat in seats)
        {
            until[seat] = now + Term;
            oldest.Enqueue((seat, now + Term));
        }
    }

    /// <summary>Forgets the offers whose term is over.</summary>
    public void Expire(DateTimeOffset now)
    {
        while (oldest.TryPeek(out var offer) && offer.Until <= now)
        {
            oldest.Dequeue();
            if (until.TryGetValue(offer.Seat, out var end) && end <= now) until.Remove(offer.Seat);
        }
    }
}
