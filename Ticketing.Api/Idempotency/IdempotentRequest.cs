using Microsoft.AspNetCore.Http;
using Ticketing.Api.Accounts;
using Ticketing.Grains.Ids;

namespace Ticketing.Api.Idempotency;

/// <summary>
/// Bound into handlers of endpoints with <see cref="IdempotencyEndpoints.RequireIdempotencyKey"/>: who asks, and what makes two
/// requests the same one.
/// </summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Key">To be handed to the grain that makes the effect and records the answer.</param>
public sealed record IdempotentRequest(Caller Caller, RequestKey Key)
{
    /// <summary>The caller's account.</summary>
    public Guid User => Caller.User;

    /// <summary>Takes what the endpoint's wrapper has found.</summary>
    /// <exception cref="InvalidOperationException">The endpoint lacks <see cref="IdempotencyEndpoints.RequireIdempotencyKey"/>.</exception>
    public static ValueTask<IdempotentRequest> BindAsync(HttpContext context) =>
        ValueTask.FromResult(context.Features.Get<IdempotentRequest>()
            ?? throw new InvalidOperationException("The endpoint takes an IdempotentRequest but does not require an Idempotency-Key."));
}
