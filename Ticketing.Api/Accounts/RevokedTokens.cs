using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authentication;

namespace Ticketing.Api.Accounts;

/// <summary>
/// The log-ins and accounts that ended while access tokens of theirs may still be good. It holds for this process: on another
/// node such a token lives on until it expires, at most <see cref="AccessTokenSettings.Minutes"/>; refreshing fails everywhere at once.
/// </summary>
internal sealed class RevokedTokens(TimeProvider time)
{
    /// <summary>The most that is remembered; beyond it the oldest is forgotten, which is the one whose tokens expire first.</summary>
    public const int Capacity = 100_000;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(AccessTokenSettings.MaxMinutes);

    private readonly ConcurrentDictionary<string, byte> _ended = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(string Id, DateTimeOffset ForgetAt)> _order = new();

    public int Count => _order.Count;

    /// <summary>Ends the access tokens of one log-in.</summary>
    public void EndSession(string session) => Add(session);

    /// <summary>Ends the access tokens of an account, for good: it is only called for closed accounts.</summary>
    public void EndAccount(Guid user) => Add(user.ToString("N"));

    public bool Has(AuthenticationTicket ticket) =>
        !_ended.IsEmpty
        && (Has(ticket.Principal.FindFirst(Caller.SessionClaimType)?.Value)
            || Has(ticket.Principal.FindFirst(Caller.UserClaimType)?.Value));

    private bool Has(string? id) => id is null || _ended.ContainsKey(id);

    private void Add(string id)
    {
        var now = time.GetUtcNow();
        while (_order.TryPeek(out var oldest) && (oldest.ForgetAt <= now || _order.Count >= Capacity))
        {
            if (_order.TryDequeue(out oldest))
                _ended.TryRemove(oldest.Id, out _);
        }
        if (_ended.TryAdd(id, 0))
            _order.Enqueue((id, now + Longest));
    }
}
