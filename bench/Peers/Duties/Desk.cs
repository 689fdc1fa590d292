using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ticketing.Peers.Holds;

namespace Ticketing.Peers.Duties;

/// <summary>
/// The duties of the silo that are the same for every design: access tokens, the request that is kept under its Idempotency-Key, and the map's changes. The
/// limit per buyer and the kept answers are rows, so the designs check and write them in the transaction of the hold.
/// </summary>
internal sealed class Desk(string folder)
{
    /// <summary>The most seats that one buyer may hold in a performance.</summary>
    public const int SeatLimit = 16;

    /// <summary>The access tokens.</summary>
    public AccessTokens Tokens { get; } = new(folder);

    /// <summary>The seat maps.</summary>
    public MapFeed Maps { get; } = new();

    /// <summary>The request of a hold, with the answer that it gets if it succeeds.</summary>
    public static KeptRequest Keep(string key, SeatHold hold, HoldAnswer answer) =>
        Keep(hold.Buyer, key, $"hold {hold.Performance} {hold.Seat}", JsonSerializer.Serialize(answer, PeerJson.Default.HoldAnswer));

    /// <summary>A request with the answer that it gets if it succeeds.</summary>
    /// <param name="buyer">The buyer.</param>
    /// <param name="key">The Idempotency-Key.</param>
    /// <param name="asked">What the request asks for.</param>
    /// <param name="answer">The body of the answer.</param>
    public static KeptRequest Keep(string buyer, string key, string asked, string answer) =>
        new($"{buyer}/{key}", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(asked))), answer);
}
