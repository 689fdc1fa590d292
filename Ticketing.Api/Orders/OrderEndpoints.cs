using System.Buffers.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Orleans;
using Ticketing.Api.Accounts;
using Ticketing.Api.Carts;
using Ticketing.Api.Catalogue;
using Ticketing.Api.Hosting;
using Ticketing.Api.Idempotency;
using Ticketing.Api.Paging;
using Ticketing.Api.Performances;
using Ticketing.Api.Problems;
using Ticketing.Api.Rates;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Signing;

namespace Ticketing.Api.Orders;

/// <summary>Asks for an order of the seats in a hold.</summary>
/// <param name="PerformanceId">The performance.</param>
/// <param name="HoldId">The hold.</param>
public sealed record OrderRequest(string PerformanceId, string HoldId);

/// <summary>Asks the server to confirm a payment to which the buyer has agreed at the provider.</summary>
/// <param name="Amount">The amount that the buyer was shown, in won; must be the order's amount.</param>
/// <param name="PaymentKey">The provider's key of the payment; missing for an order of 0 won.</param>
public sealed record ConfirmationRequest(long Amount, string? PaymentKey = null);

/// <summary>Asks to cancel an unpaid order, or to return seats of a paid one.</summary>
/// <param name="Seats">The seats to return; all seats of the order when missing. Null is no list and is refused, because it does not say "all".</param>
public sealed record CancellationRequest(IReadOnlyList<string> Seats = null!);

/// <summary>Orders: from the hold to the tickets, and back.</summary>
public static class OrderEndpoints
{
    private const int HoldIdLength = 21;
    private const int MaxPaymentKeyLength = 200;

    /// <summary>Adds the endpoints below <c>/orders</c>.</summary>
    public static void MapOrders(this RouteGroupBuilder v1)
    {
        var group = v1.MapGroup("/orders").WithTags("Orders").RequireAuthorization().InLane(Lane.Buying);
        group.MapPost("", CreateOrder).RequireIdempotencyKey();
        group.MapGet("", ListOrders);
        group.MapGet("/{orderId}", GetOrder);
        group.MapPost("/{orderId}/confirmation", Confirm).RequireIdempotencyKey();
        group.MapPost("/{orderId}/cancellations", Cancel).RequireIdempotencyKey();
    }

    /// <summary>Makes an order from a running hold. The server computes the amount.</summary>
    internal static async Task<Results<Created<OrderResponse>, ProblemResult>> CreateOrder(
        OrderRequest body, IdempotentRequest request, HttpRequest http, IGrainFactory grains, SigningKeys keys, SiloLosses losses,
        PerformanceNames names)
    {
        if (CatalogueApi.WhyNotId(body.PerformanceId) is { } impossible) return impossible;
        if (!IsHoldId(body.HoldId)) return ProblemResult.Of(Refusals.ImpossibleHold);
        if (EntryHeader.TryReadForHold(http, keys, body.PerformanceId, request.User, out var entry) is { } refusal)
            return ProblemResult.Of(refusal);

        var named = await names.FindAsync(body.PerformanceId);
        var order = await grains.GetOrder(OrderId.OfHold(body.HoldId))
            .Create(new CreateOrder(request.Key, request.User, body.PerformanceId, body.HoldId, entry)).WaitAsync(losses.Token);
        return order.Ok ? TypedResults.Created($"/v1/orders/{order.Value.OrderId}", OrderResponse.Of(order.Value, named)) : ProblemResult.Of(order.Refusal);
    }

    /// <summary>A page of the caller's orders.</summary>
    internal static async Task<Results<Ok<Page<ListedOrderResponse>>, ProblemResult>> ListOrders(
        [AsParameters] PageQuery query, Caller caller, IGrainFactory grains, PerformanceNames names)
    {
        if (!query.TryRead("orders-by-time", out var page, out var point, out var problem)) return problem;
        var rows = await grains.GetGrain<IOrderListGrain>(caller.User.ToString("N")).Newest(point, page.ReadLimit);
        var named = await names.FindAllAsync(rows.Select(static order => order.Performance));
        return TypedResults.Ok(page.ToPage(
            rows, static order => new PagePoint(order.CreatedAt, order.OrderId), order => ListedOrderResponse.Of(order, named.GetValueOrDefault(order.Performance))));
    }

    /// <summary>One of the caller's orders.</summary>
    internal static async Task<Results<Ok<OrderResponse>, ProblemResult>> GetOrder(
        string orderId, Caller caller, IGrainFactory grains, SiloLosses losses, PerformanceNames names)
    {
        if (!IsOrderId(orderId)) return ProblemResult.Of(Refusals.NoOrder(orderId));
        var order = await grains.GetOrder(orderId).Get(caller.User).WaitAsync(losses.Token);
        return order.Ok ? TypedResults.Ok(OrderResponse.Of(order.Value, await names.FindAsync(order.Value.Performance))) : ProblemResult.Of(order.Refusal);
    }

    /// <summary>Confirms the payment and sells the seats. The answer is 202 while the provider has not answered; then read the order later.</summary>
    internal static async Task<Results<Ok<OrderResponse>, Accepted<OrderResponse>, ProblemResult>> Confirm(
        string orderId, ConfirmationRequest body, IdempotentRequest request, IGrainFactory grains, SiloLosses losses, PerformanceNames names)
    {
        if (!IsOrderId(orderId)) return ProblemResult.Of(Refusals.NoOrder(orderId));
        if (body.PaymentKey?.Length > MaxPaymentKeyLength) return ProblemCatalogue.ValidationFailed.With("The paymentKey is too long.");
        return await AnswerAsync(await grains.GetOrder(orderId).Confirm(new ConfirmOrder(request.Key, request.User, body.PaymentKey, body.Amount)).WaitAsync(losses.Token), names);
    }

    /// <summary>Cancels an unpaid order, or returns seats of a paid one. The answer is 202 while the refund is under way.</summary>
    internal static async Task<Results<Ok<OrderResponse>, Accepted<OrderResponse>, ProblemResult>> Cancel(
        string orderId, CancellationRequest body, IdempotentRequest request, IGrainFactory grains, SiloLosses losses, PerformanceNames names)
    {
        if (!IsOrderId(orderId)) return ProblemResult.Of(Refusals.NoOrder(orderId));
        if (body.Seats?.Count > PerformanceLimits.MaxSeatLimit) return ProblemCatalogue.ValidationFailed.With("Too many seats.");
        return await AnswerAsync(await grains.GetOrder(orderId).Cancel(new CancelOrder(request.Key, request.User, body.Seats)).WaitAsync(losses.Token), names);
    }

    // An order that will still change by itself is answered 202, with the order as the resource to read later.
    private static async Task<Results<Ok<OrderResponse>, Accepted<OrderResponse>, ProblemResult>> AnswerAsync(Outcome<OrderView> order, PerformanceNames names)
    {
        if (!order.Ok) return ProblemResult.Of(order.Refusal);
        var answer = OrderResponse.Of(order.Value, await names.FindAsync(order.Value.Performance));
        return order.Value.Status is OrderStatus.Paid or OrderStatus.Cancelled
            ? TypedResults.Ok(answer)
            : TypedResults.Accepted($"/v1/orders/{order.Value.OrderId}", answer);
    }

    internal static bool IsHoldId(string id) => IsId('h', id);

    internal static bool IsOrderId(string id) => IsId('o', id);

    // All our ids have this shape. Without the check every made-up id would activate a grain that has no row.
    private static bool IsId(char kind, string id) => id.Length == HoldIdLength && id[0] == kind && Base64Url.IsValid(id.AsSpan(1));
}
