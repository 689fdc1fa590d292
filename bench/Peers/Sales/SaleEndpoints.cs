using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Ticketing.Peers.Duties;

namespace Ticketing.Peers.Sales;

/// <summary>The steps of a sale after the hold, with the same requests as the silo: order, payment, confirmation, and reading the tickets.</summary>
internal sealed class SaleEndpoints(Desk desk, MySqlSales sales)
{
    /// <summary>The price of a seat, in won: the price of the bench's hall.</summary>
    private const long Price = 110_000;

    private const int MaxTickets = 100;

    /// <summary>Adds the endpoints.</summary>
    public void Map(WebApplication app)
    {
        app.MapPost("/v1/orders", Place);
        app.MapPost("/v1/sandbox/payments", Pay);
        app.MapPost("/v1/orders/{order}/confirmation", Confirm);
        app.MapGet("/v1/tickets", Tickets);
    }

    private async Task<IResult> Place(OrderRequest request, [FromHeader(Name = "Authorization")] string authorization, [FromHeader(Name = "Idempotency-Key")] string key)
    {
        var now = DateTimeOffset.UtcNow;
        if (desk.Tokens.BuyerOf(authorization, now) is not { } buyer) return NoLogIn();
        var order = new Order(NewId(), request.PerformanceId, request.HoldId, buyer, Price);
        var answer = JsonSerializer.Serialize(new OrderAnswer(order.Id, order.Performance, order.Amount, "pending", now), PeerJson.Default.OrderAnswer);
        var kept = Desk.Keep(buyer, key, $"order {request.PerformanceId} {request.HoldId}", answer);
        return Answer(await sales.PlaceAsync(order, kept, now), answer, status: 201);
    }

    private async Task<IResult> Pay(PaymentRequest request, [FromHeader(Name = "Authorization")] string authorization)
    {
        if (desk.Tokens.BuyerOf(authorization, DateTimeOffset.UtcNow) is not { } buyer) return NoLogIn();
        var payment = NewId();
        return await sales.PayAsync(payment, request.OrderId, buyer, request.Amount)
            ? TypedResults.Ok(new PaymentAnswer(payment))
            : Problem.Of(409, "payment-refused", "There is no such order to pay.");
    }

    private async Task<IResult> Confirm(
        string order, ConfirmationRequest request, [FromHeader(Name = "Authorization")] string authorization, [FromHeader(Name = "Idempotency-Key")] string key)
    {
        var now = DateTimeOffset.UtcNow;
        if (desk.Tokens.BuyerOf(authorization, now) is not { } buyer) return NoLogIn();
        var answer = JsonSerializer.Serialize(new ConfirmationAnswer(order, request.Amount, "paid", now), PeerJson.Default.ConfirmationAnswer);
        var kept = Desk.Keep(buyer, key, $"confirmation {order} {request.PaymentKey} {request.Amount}", answer);
        var result = await sales.ConfirmAsync(order, buyer, request.PaymentKey, request.Amount, kept, now);
        if (result.Outcome == SaleOutcome.Done) desk.Maps.Changed(result.Performance, result.Seat, SeatStatus.Sold);
        return Answer(result, answer, status: 200);
    }

    private async Task<IResult> Tickets([FromHeader(Name = "Authorization")] string authorization, [FromQuery] int limit) =>
        desk.Tokens.BuyerOf(authorization, DateTimeOffset.UtcNow) is { } buyer
            ? TypedResults.Ok(new TicketsAnswer(await sales.TicketsAsync(buyer, Math.Clamp(limit, 1, MaxTickets))))
            : NoLogIn();

    private static IResult Answer(SaleResult result, string answer, int status) => result.Outcome switch
    {
        SaleOutcome.Done => Body(answer, status),
        SaleOutcome.Repeated => Body(result.Kept, status),
        SaleOutcome.KeyReused => Problem.Of(422, "idempotency-key-reused", "This key was used for another request."),
        _ => Problem.Of(409, "hold-ended", "The hold has ended, or the payment does not fit."),
    };

    private static ContentHttpResult Body(string answer, int status) => TypedResults.Content(answer, "application/json; charset=utf-8", statusCode: status);

    private static IResult NoLogIn() => Problem.Of(401, "unauthorized", "Log in first.");

    private static string NewId() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}

/// <summary>An order for a hold.</summary>
internal sealed record OrderRequest(string PerformanceId, string HoldId);

/// <summary>An order that waits for its payment.</summary>
internal sealed record OrderAnswer(string OrderId, string Performance, long Amount, string Status, DateTimeOffset ServerTime);

/// <summary>A payment of an order.</summary>
internal sealed record PaymentRequest(string OrderId, long Amount);

/// <summary>The key with which the payment is confirmed.</summary>
internal sealed record PaymentAnswer(string PaymentKey);

/// <summary>The confirmation of a payment.</summary>
internal sealed record ConfirmationRequest(long Amount, string PaymentKey);

/// <summary>An order that is paid.</summary>
internal sealed record ConfirmationAnswer(string OrderId, long Amount, string Status, DateTimeOffset ServerTime);

/// <summary>A ticket.</summary>
internal sealed record TicketAnswer(string Performance, string Seat, string OrderId);

/// <summary>The tickets of a buyer.</summary>
internal sealed record TicketsAnswer(TicketAnswer[] Tickets);
