using System.Net;
using Shouldly;
using Ticketing.Tests.Kit.Servers;

namespace Ticketing.Tests.Kit.People;

/// <summary>
/// Somebody who is logged in and buys in one performance over HTTP, with a new Idempotency-Key for everything unless told. The steps give the
/// answer as it is; <see cref="BuyAsync"/> goes the whole way and asserts each step.
/// </summary>
/// <param name="server">The process to ask next; a buyer in front of a cluster is sent to one or the other.</param>
/// <param name="token">The access token.</param>
/// <param name="performance">The performance.</param>
internal sealed class ApiBuyer(Func<ApiServer> server, string token, string performance = SaleServer.Performance)
{
    private int _keys;

    public ApiBuyer(ApiServer server, string token, string performance = SaleServer.Performance)
        : this(() => server, token, performance)
    {
    }

    public string Token => token;

    /// <summary>The entry token of the waiting room; shown with every hold and order.</summary>
    public string? Entry { get; init; }

    public Task<JsonAnswer> HoldAsync(params string[] seats) => WishAsync(new { seats });

    /// <summary>Asks for a hold.</summary>
    /// <param name="wish">The body: seats by name, or the best ones.</param>
    /// <param name="key">The Idempotency-Key.</param>
    public Task<JsonAnswer> WishAsync(object wish, string? key = null) => PostAsync($"/v1/performances/{performance}/holds", wish, key);

    public Task<JsonAnswer> OrderAsync(JsonAnswer hold) =>
        PostAsync("/v1/orders", new { performanceId = performance, holdId = hold.String("holdId") });

    /// <summary>The buyer's step at the sandbox bank.</summary>
    /// <returns>The key of the payment.</returns>
    public async Task<string> PayAsync(JsonAnswer order) =>
        (await PostAsync("/v1/sandbox/payments", new { orderId = order.String("orderId"), amount = AmountOf(order) })).String("paymentKey");

    public Task<JsonAnswer> ConfirmAsync(JsonAnswer order, string? paymentKey) =>
        PostAsync($"/v1/orders/{order.String("orderId")}/confirmation", new { amount = AmountOf(order), paymentKey });

    /// <summary>Gives all tickets of the order back.</summary>
    public Task<JsonAnswer> CancelAsync(JsonAnswer order) => PostAsync($"/v1/orders/{order.String("orderId")}/cancellations", new { });

    /// <summary>From nothing to an order that can be paid.</summary>
    public async Task<JsonAnswer> OrderSeatsAsync(params string[] seats)
    {
        var order = await OrderAsync(await HoldAsync(seats));
        order.Status.ShouldBe(HttpStatusCode.Created, order.Text);
        return order;
    }

    /// <summary>From nothing to tickets.</summary>
    public async Task<JsonAnswer> BuyAsync(params string[] seats)
    {
        var order = await OrderSeatsAsync(seats);
        var paid = await ConfirmAsync(order, AmountOf(order) == 0 ? null : await PayAsync(order));
        paid.String("status").ShouldBe("paid");
        return paid;
    }

    private static long AmountOf(JsonAnswer order) => order["amount"].GetInt64();

    private Task<JsonAnswer> PostAsync(string path, object body, string? key = null)
    {
        (string, string) idempotency = ("Idempotency-Key", key ?? $"key-{Interlocked.Increment(ref _keys)}");
        return server().PostAsync(path, body, token, Entry is null ? [idempotency] : [idempotency, ("Entry-Token", Entry)]);
    }
}
