using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;

namespace Ticketing.Api.Accounts;

/// <summary>Makes access tokens: ASP.NET Core's own bearer tokens, sealed by data protection.</summary>
internal sealed class AccessTokens(IOptionsMonitor<BearerTokenOptions> bearer, IOptions<AccessTokenSettings> settings, TimeProvider time)
{
    public const string Scheme = BearerTokenDefaults.AuthenticationScheme;

    public TimeSpan Life => settings.Value.Life;

    public string Issue(Caller caller)
    {
        var ticket = new AuthenticationTicket(
            new ClaimsPrincipal(caller.ToIdentity(Scheme)),
            new AuthenticationProperties { ExpiresUtc = time.GetUtcNow() + Life },
            Scheme);
        return bearer.Get(Scheme).BearerTokenProtector.Protect(ticket);
    }
}
