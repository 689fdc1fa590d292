using Microsoft.AspNetCore.Http;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Signing;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Api.Carts;

/// <summary>The entry token that an admitted buyer brings to every hold and order, in the header <c>Entry-Token</c>.</summary>
public static class EntryHeader
{
    /// <summary>The header.</summary>
    public const string Name = "Entry-Token";

    /// <summary>
    /// As <see cref="TryRead"/>, for orders and extensions of holds. An entry lasts as long as the hold that it gave, and only the cart knows that
    /// hold, so the time is left to the cart.
    /// </summary>
    public static Refusal? TryReadForHold(HttpRequest request, SigningKeys keys, string performance, Guid user, out EntryToken? entry) =>
        TryRead(request, keys, performance, user, DateTimeOffset.MinValue, out entry);

    /// <summary>Checks the token without a call to a grain: the token itself contains signature, user, performance and time.</summary>
    /// <param name="request">The request.</param>
    /// <param name="keys">The keys that tokens are signed with.</param>
    /// <param name="performance">The performance of the request.</param>
    /// <param name="user">The caller.</param>
    /// <param name="now">The time.</param>
    /// <param name="entry">The entry; null without the header, which is allowed for a performance without a waiting room.</param>
    /// <returns>Why the token is not valid; null when the token is valid or missing.</returns>
    public static Refusal? TryRead(
        HttpRequest request, SigningKeys keys, string performance, Guid user, DateTimeOffset now, out EntryToken? entry)
    {
        entry = null;
        var header = request.Headers[Name];
        if (header.Count == 0) return null;

        var refusal = EntryToken.TryRead(keys, header.ToString(), performance, user, now, out var token);
        if (refusal == TokenRefusal.None)
        {
            entry = token;
            return null;
        }

        return Refusals.EntryInvalid(refusal switch
        {
            TokenRefusal.Expired => "The entry has ended; enter the queue again.",
            TokenRefusal.OtherPerformance => "The entry token is for another performance.",
            TokenRefusal.OtherUser => "The entry token is somebody else's.",
            _ => "The entry token is not one of ours.",
        });
    }
}
