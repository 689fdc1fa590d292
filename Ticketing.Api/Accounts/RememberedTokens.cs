using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authentication;

namespace Ticketing.Api.Accounts;

/// <summary>
/// Opens access tokens and remembers those it has opened: unsealing costs about 15 µs, more than the rest of a short request.
/// Expiry is the bearer handler's business and is checked at each request; so is revocation, here.
/// </summary>
/// <param name="inner">Data protection.</param>
/// <param name="revoked">Log-ins that were ended.</param>
/// <param name="capacity">How many tokens are remembered at most.</param>
internal sealed class RememberedTokens(ISecureDataFormat<AuthenticationTicket> inner, RevokedTokens revoked, int capacity)
    : ISecureDataFormat<AuthenticationTicket>
{
    // Ours have a few hundred characters; anything longer is not worth the unsealing.
    private const int MaxTokenLength = 2_048;

    private readonly int _generation = Math.Max(1, capacity / 2);

    // Two generations: what is used moves to the young one, and the old one is dropped as a whole when the young is full.
    private volatile ConcurrentDictionary<string, AuthenticationTicket> _young = new(StringComparer.Ordinal);
    private volatile ConcurrentDictionary<string, AuthenticationTicket> _old = new(StringComparer.Ordinal);
    private int _youngCount;

    public int Count => _young.Count + _old.Count;

    public string Protect(AuthenticationTicket data) => inner.Protect(data);

    public string Protect(AuthenticationTicket data, string? purpose) => inner.Protect(data, purpose);

    public AuthenticationTicket? Unprotect(string? protectedText) => Unprotect(protectedText, null);

    public AuthenticationTicket? Unprotect(string? protectedText, string? purpose)
    {
        if (purpose is not null || protectedText is null or { Length: > MaxTokenLength })
            return null;
        if (!_young.TryGetValue(protectedText, out var ticket))
        {
            if (!_old.TryGetValue(protectedText, out ticket))
                ticket = inner.Unprotect(protectedText);
            if (ticket is null)
                return null;
            Remember(protectedText, ticket);
        }
        return revoked.Has(ticket) ? null : ticket;
    }

    private void Remember(string token, AuthenticationTicket ticket)
    {
        if (!_young.TryAdd(token, ticket) || Interlocked.Increment(ref _youngCount) < _generation)
            return;
        // Two threads here at once only forget more than needed.
        _old = _young;
        _young = new ConcurrentDictionary<string, AuthenticationTicket>(StringComparer.Ordinal);
        Volatile.Write(ref _youngCount, 0);
    }
}
