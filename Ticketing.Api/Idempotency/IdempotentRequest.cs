using Microsoft.AspNetCore.Http;
using Ticketing.Api.Accounts;
using Ticketing.Grains.Ids;

namespace Ticketing.Api.Idempotency;

/// <summary>
/// A parameter of handlers whose endpoint has <see cref="IdempotencyEndpoints.RequireIdempotencyKey"/>: the caller, and the key by which
/// two requests are the same one.
/// </summary>
/// <param name="Caller">The caller.</param>
/// <param name="Key">Key and fingerprint, for the grain that makes the effect and records the answer.</param>
public sealed record IdempotentRequest(Caller Caller, RequestKey Key)
{
    /// <summary>The caller's account.</summary>
    public Guid User => Caller.User;

    /// <summary>Binds the parameter from what the endpoint's wrapper stored in the request's features.</summary>
    /// <exception cref="InvalidOperationException">The endpoint lacks <see cref="IdempotencyEndpoints.RequireIdempotencyKey"/>.</exception>
    public static ValueTask<IdempotentRequest> BindAsync(HttpContext context) =>
        ValueTask.FromResult(context.Features.Get<IdempotentRequest>()
            ?? throw new InvalidOperationException("The endpoint takes an IdempotentRequest but does not require an Idempotency-Key."));
}
