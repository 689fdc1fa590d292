using Ticketing.Peers.Duties;
using Ticketing.Peers.Holds;

namespace Ticketing.Peers.Batches;

/// <summary>A wanted hold in the queue.</summary>
/// <param name="Hold">The hold.</param>
/// <param name="Memory">The committed holds of its performance.</param>
/// <param name="Now">The time of the request, in milliseconds of Unix time.</param>
internal sealed record Wish(SeatHold Hold, SeatMemory Memory, long Now)
{
    /// <summary>Why the seat cannot be had, as far as committed holds say; null when it can.</summary>
    public HoldOutcome? Refusal => Memory.Find(Hold.Seat) is { } owner ? owner.Until > Now ? HoldOutcome.Taken : null : HoldOutcome.Unknown;

    /// <summary>Whether the buyer of this wish was the last holder of the seat, so that the wish may be a repeat of the request that got it.</summary>
    public bool MayBeRepeat => Hold.Request is not null && Memory.Find(Hold.Seat)?.Buyer == Hold.Buyer;
}

/// <summary>The decisions over one batch, in its order. Memory has only committed holds, so what earlier wishes of the batch got is remembered here.</summary>
/// <param name="kept">The requests of the batch that were answered before.</param>
internal sealed class Decisions(IReadOnlyDictionary<string, KeptRequest> kept)
{
    private readonly HashSet<(string, string)> _seats = [];
    private readonly Dictionary<(string, string), int> _counts = [];
    private readonly Dictionary<string, KeptRequest> _answered = new(kept, StringComparer.Ordinal);

    /// <summary>The wishes that get their seats.</summary>
    public List<SeatHold> Held { get; } = [];

    /// <summary>Decides the next wish.</summary>
    public HoldResult Decide(Wish wish)
    {
        var hold = wish.Hold;
        if (hold.Request is { } request && _answered.TryGetValue(request.Id, out var before))
            return before.Fingerprint == request.Fingerprint ? new HoldResult(HoldOutcome.Repeated, before.Answer) : HoldOutcome.KeyReused;
        if (wish.Refusal is { } refusal) return refusal;
        var buyer = (hold.Performance, hold.Buyer);
        var count = _counts.GetValueOrDefault(buyer);
        if (hold.Request is not null && count + wish.Memory.CountOf(hold.Buyer, wish.Now) >= Desk.SeatLimit) return HoldOutcome.OverLimit;
        if (!_seats.Add((hold.Performance, hold.Seat))) return HoldOutcome.Taken;

        _counts[buyer] = count + 1;
        if (hold.Request is { } kept) _answered.Add(kept.Id, kept);
        Held.Add(hold);
        return HoldOutcome.Held;
    }
}
