using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Signing;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Api.WaitingRooms;

/// <summary>The queue ticket that a waiting person sends with every poll, in the header <c>Queue-Ticket</c>. A poll needs no access token.</summary>
public static class QueueTicketHeader
{
    /// <summary>The header.</summary>
    public const string Name = "Queue-Ticket";

    private static readonly Refusal Missing = new(RefusalCode.QueueTicketInvalid, $"Send the ticket that entering the queue gave in the header {Name}.");
    private static readonly Refusal Other = new(RefusalCode.QueueTicketInvalid, "The ticket is for the queue of another performance.");
    private static readonly Refusal SomebodyElses = new(RefusalCode.QueueTicketInvalid, "The ticket is somebody else's.");
    private static readonly Refusal Forged = new(RefusalCode.QueueTicketInvalid, "The ticket is not one of ours.");

    /// <summary>Reads and checks the ticket without a call to a grain.</summary>
    /// <param name="text">The header's value. Several headers arrive as one text with commas, which is refused as no ticket.</param>
    /// <param name="keys">The keys that tickets are signed with.</param>
    /// <param name="performance">The performance of the request.</param>
    /// <param name="ticket">The ticket.</param>
    /// <returns>Why the ticket is not valid; null when it is valid.</returns>
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

    /// <summary>As <see cref="TryRead(string?, SigningKeys, string, out QueueTicket)"/>, for what only the owner of the place may do.</summary>
    public static Refusal? TryRead(string? text, SigningKeys keys, string performance, Guid user, out QueueTicket ticket) =>
        TryRead(text, keys, performance, out ticket) ?? (ticket.User == user ? null : SomebodyElses);
}
