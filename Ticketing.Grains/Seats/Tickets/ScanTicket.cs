using System.Security.Cryptography;
using System.Text;
using Orleans;
using Ticketing.Grains.Ids;

namespace Ticketing.Grains.Seats.Tickets;

/// <summary>Asks for a ticket to be let in.</summary>
/// <param name="Serial">The ticket.</param>
/// <param name="Device">What scanned it, as the door names it; null when the door does not say.</param>
/// <param name="RequestId">Which request this is (<see cref="RequestIdOf"/>); a repeat has the same. Null: every scan is another request.</param>
[GenerateSerializer, Immutable, Alias("Tickets.ScanTicket")]
public sealed record ScanTicket([property: Id(0)] string Serial, [property: Id(1)] string? Device = null, [property: Id(2)] string? RequestId = null)
{
    /// <summary>The id of a keeper's request: one value of fixed length for user, key and body.</summary>
    public static string RequestIdOf(Guid keeper, RequestKey request) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{keeper:N}\n{request.Key}\n{request.Fingerprint}")).AsSpan(0, 16));
}
