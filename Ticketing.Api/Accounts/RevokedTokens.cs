using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authentication;

namespace Ticketing.Api.Accounts;

/// <summary>
/// The sessions and accounts that ended while their access tokens may still be valid. Only this process knows of them: on another
/// node such a token lives on until it expires, at most <see cref="AccessTokenSettings.Minutes"/>. Refreshing fails everywhere at once.
/// </summary>
internal sealed class RevokedTokens(TimeProvider time)
{
    /// <summary>The most entries remembered. A further one replaces the oldest, whose tokens expire first.</summary>
    public const int Capacity = 100_000;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(AccessTokenSettings.MaxMinutes);

    private readonly ConcurrentDictionary<string, byte> _ended = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(string Id, DateTimeOffset ForgetAt)> _order = new();

    public int Count => _order.Count;

    /// <summary>Ends the access tokens of one session.</summary>
    public void EndSession(string session) => Add(session);

    /// <summary>Ends all access tokens of a closed account, also those of other sessions.</summary>
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
