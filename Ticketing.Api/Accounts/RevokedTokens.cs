using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;

namespace Ticketing.Api.Accounts;

/// <summary>
/// The sessions and accounts whose access tokens ended before their time, as far as this node knows: from its own requests, from the news of
/// other nodes, and from asking for what ended (<see cref="EndedAccessFollower"/>). A request costs no call for it.
/// </summary>
internal sealed class RevokedTokens(TimeProvider time)
{
    /// <summary>The most entries remembered. A further one replaces the oldest, whose tokens expire first.</summary>
    public const int Capacity = 100_000;

    /// <summary>How long an end is remembered: longer than any token lives that was issued before it, and that a clock which is late believes in.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(AccessTokenSettings.MaxMinutes + 5);

    // By session or account: tokens of a lower epoch have ended.
    private readonly ConcurrentDictionary<string, long> _ended = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(string Id, long Epoch, DateTimeOffset ForgetAt)> _order = new();

    public int Count => _order.Count;

    /// <summary>Ends the access tokens of one session.</summary>
    public void EndSession(string session) => End(session, long.MaxValue);

    /// <summary>Ends the access tokens of an account that have a lower epoch, in all sessions.</summary>
    public void EndAccount(Guid user, long epoch) => End(user.ToString("N"), epoch);

    /// <summary>Ends the access tokens of a session or account that have a lower epoch.</summary>
    /// <returns>Whether this node did not know it.</returns>
    public bool End(string id, long epoch)
    {
        var now = time.GetUtcNow();
        while (_order.TryPeek(out var oldest) && (oldest.ForgetAt <= now || _order.Count >= Capacity))
        {
            if (_order.TryDequeue(out oldest))
                _ended.TryRemove(new(oldest.Id, oldest.Epoch));
        }
        var isNews = false;
        _ended.AddOrUpdate(
            id,
            _ =>
            {
                isNews = true;
                return epoch;
            },
            (_, known) =>
            {
                isNews = epoch > known;
                return Math.Max(epoch, known);
            });
        if (isNews)
            _order.Enqueue((id, epoch, now + Longest));
        return isNews;
    }

    /// <summary>Whether the tokens that have these claims have ended.</summary>
    public bool Has(ClaimsPrincipal caller)
    {
        if (_ended.IsEmpty)
            return false;
        var epoch = long.TryParse(caller.FindFirst(Caller.EpochClaimType)?.Value, CultureInfo.InvariantCulture, out var read) ? read : 0;
        return Has(caller.FindFirst(Caller.SessionClaimType)?.Value, epoch) || Has(caller.FindFirst(Caller.UserClaimType)?.Value, epoch);
    }

    private bool Has(string? id, long epoch) => id is null || (_ended.TryGetValue(id, out var ended) && epoch < ended);
}
