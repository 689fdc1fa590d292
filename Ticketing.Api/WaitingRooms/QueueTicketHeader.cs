using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Signing;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Api.WaitingRooms;

/// <summary>The ticket that somebody who waits brings to every poll, in the header <c>Queue-Ticket</c>. It is all the proof needed.</summary>
public static class QueueTicketHeader
{
    /// <summary>The header.</summary>
    public const string Name = "Queue-Ticket";

    private static readonly Refusal Missing = new(RefusalCode.QueueTicketInvalid, $"Send the ticket that entering the queue gave in the header {Name}.");
    private static readonly Refusal Other = new(RefusalCode.QueueTicketInvalid, "The ticket is for the queue of another performance.");
    private static readonly Refusal Forged = new(RefusalCode.QueueTicketInvalid, "The ticket is not one of ours.");

    /// <summary>Reads the ticket without asking anybody.</summary>
    /// <param name="text">The header's value; several of them arrive as one with commas, which is no ticket.</param>
    /// <param name="keys">The keys it was signed with.</param>
    /// <param name="performance">The performance it is brought to.</param>
    /// <param name="ticket">The place.</param>
    /// <returns>Why the ticket is not good, or null.</returns>
    public static Refusal? TryRead(string? text, SigningKeys keys, string performance, out QueueTicket ticket)
    {
        ticket = default;
        if (string.IsNullOrEmpty(text)) return Missing;
        return QueueTicket.TryRead(keys, text, performance, out ticket) switch
        {
            TokenRefusal.None => null,
            TokenRefusal.OtherPerformance => Other,
            _ => Forged,
        };
    }
}
