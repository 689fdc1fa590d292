using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Orleans;
using Ticketing.Api.Accounts;
using Ticketing.Api.Hosting;
using Ticketing.Api.Idempotency;
using Ticketing.Api.Orders;
using Ticketing.Api.Performances;
using Ticketing.Api.Problems;
using Ticketing.Api.Rates;
using Ticketing.Grains.Carts;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Orders;
using Ticketing.Grains.SeatMaps.Best;
using Ticketing.Grains.Signing;

namespace Ticketing.Api.Carts;

/// <summary>The seats to hold: either named ones, or the best that are left.</summary>
/// <param name="Seats">Seat ids; all of them are held, or none.</param>
/// <param name="Best">A wish for the best seats, when no seats are named.</param>
public sealed record HoldRequest(IReadOnlyList<string>? Seats = null, BestSeatsRequest? Best = null);

/// <summary>A wish for the best seats that are left.</summary>
/// <param name="Count">How many, next to each other where possible; 1 to 8.</param>
/// <param name="Grade">Only of this grade.</param>
/// <param name="Zone">Only in this zone.</param>
public sealed record BestSeatsRequest(int Count, string? Grade = null, string? Zone = null);

/// <summary>Holds: seats that one buyer alone may buy for a few minutes.</summary>
public static class HoldEndpoints
{
    /// <summary>Adds the endpoints below <c>/performances/{performanceId}</c>.</summary>
    public static void MapHolds(this RouteGroupBuilder v1)
    {
        var group = v1.MapGroup("/performances/{performanceId}").WithTags("Holds").RequireAuthorization().InLane(Lane.Buying);
        group.MapPost("/holds", HoldSeats).RequireIdempotencyKey();
        group.MapGet("/holds/{holdId}", GetHold);
        group.MapPost("/holds/{holdId}/extension", Extend).RequireIdempotencyKey();
        group.MapDelete("/holds/{holdId}", Release);
        group.MapGet("/cart", GetCart);
    }

    /// <summary>
    /// Holds the seats, all or none, for the performance's hold time. Who held a seat twice in a row leaves it to others for five minutes (settings),
    /// and one account holds 100 times an hour (a setting): then 429, which says how long to wait.
    /// </summary>
    internal static async Task<Results<Created<HoldResponse>, ProblemResult>> HoldSeats(
        string performanceId, HoldRequest body, IdempotentRequest request, HttpRequest http, IGrainFactory grains, SigningKeys keys, TimeProvider time, SiloLosses losses, PerformanceNames names, [FromServices] HoldLimits limits)
    {
        if (body.Seats is null == body.Best is null) return ProblemCatalogue.ValidationFailed.With("Send either seats or best.");
        if (EntryHeader.TryRead(http, keys, performanceId, request.User, time.GetUtcNow(), out var entry) is { } refusal)
            return ProblemResult.Of(refusal);

        var named = await names.FindAsync(performanceId);
        if (limits.TryTake(http.HttpContext, performanceId, request, body.Seats?.Count ?? body.Best!.Count) is { } over) return over;
        var best = body.Best is { } wish ? new BestSeatsWish(wish.Count, wish.Grade, wish.Zone) : null;
        var hold = await grains.GetCart(performanceId, request.User).Hold(new HoldSeats(request.Key, entry, body.Seats, best, request.Caller.IsEmailVerified)).WaitAsync(losses.Token);
        limits.Ended(performanceId, request, hold);
        return hold.Ok
            ? TypedResults.Created($"/v1/performances/{performanceId}/holds/{hold.Value.HoldId}", HoldResponse.Of(hold.Value, named))
            : ProblemResult.Of(hold.Refusal);
    }

    /// <summary>One of the caller's running holds.</summary>
    internal static async Task<Results<Ok<HoldResponse>, ProblemResult>> GetHold(
        string performanceId, string holdId, Caller caller, IGrainFactory grains, SiloLosses losses, PerformanceNames names)
    {
        var cart = await grains.GetCart(performanceId, caller.User).View().WaitAsync(losses.Token);
        if (!cart.Ok) return ProblemResult.Of(cart.Refusal);
        return cart.Value.Holds.FirstOrDefault(hold => hold.HoldId == holdId) is { } hold
            ? TypedResults.Ok(HoldResponse.Of(hold, await names.FindAsync(performanceId)))
            : ProblemResult.Of(Grains.Outcomes.Refusals.HoldEnded(holdId));
    }

    /// <summary>
    /// Extends a hold by one more hold time. Each hold can be extended once. Where the performance has a waiting room, send the entry token in the
    /// header Entry-Token; it is good for this as long as the hold runs.
    /// </summary>
    internal static async Task<Results<Ok<HoldResponse>, ProblemResult>> Extend(
        string performanceId, string holdId, IdempotentRequest request, HttpRequest http, IGrainFactory grains, SigningKeys keys, SiloLosses losses, PerformanceNames names, [FromServices] HoldLimits limits)
    {
        if (EntryHeader.TryReadForHold(http, keys, performanceId, request.User, out var entry) is { } refusal) return ProblemResult.Of(refusal);
        var named = await names.FindAsync(performanceId);
        var hold = await grains.GetCart(performanceId, request.User).Extend(holdId, request.Key, entry).WaitAsync(losses.Token);
        if (!hold.Ok) return ProblemResult.Of(hold.Refusal);
        limits.Extended(performanceId, request.User, hold.Value);
        return TypedResults.Ok(HoldResponse.Of(hold.Value, named));
    }

    /// <summary>Releases the hold. Succeeds also when the hold has already ended.</summary>
    internal static async Task<Results<NoContent, ProblemResult>> Release(
        string performanceId, string holdId, Caller caller, IGrainFactory grains, SiloLosses losses, [FromServices] HoldLimits limits)
    {
        // The order of the hold ends with it. An id that no hold has is answered as one whose hold is over.
        if (!OrderEndpoints.IsHoldId(holdId)) return TypedResults.NoContent();
        var command = new ReleaseHold(caller.User, performanceId, holdId);
        var released = await grains.GetOrder(OrderId.OfHold(holdId)).ReleaseHold(command).WaitAsync(losses.Token);
        if (!released.Ok) return ProblemResult.Of(released.Refusal);
        limits.Released(performanceId, caller.User, holdId);
        return TypedResults.NoContent();
    }

    /// <summary>The seats that the caller holds and owns in this performance, the same in every browser tab and after every reload.</summary>
    internal static async Task<Results<Ok<CartResponse>, ProblemResult>> GetCart(
        string performanceId, Caller caller, IGrainFactory grains, SiloLosses losses, PerformanceNames names)
    {
        var cart = await grains.GetCart(performanceId, caller.User).View().WaitAsync(losses.Token);
        return cart.Ok ? TypedResults.Ok(CartResponse.Of(cart.Value, await names.FindAsync(performanceId))) : ProblemResult.Of(cart.Refusal);
    }
}
