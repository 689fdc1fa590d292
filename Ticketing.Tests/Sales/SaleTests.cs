using System.Net;
using Shouldly;
using Ticketing.Tests.Kit.People;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Sales;

/// <summary>The whole way of a buyer, over real HTTP.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class SaleTests : IAsyncLifetime
{
    private ApiServer server = null!;

    public async Task InitializeAsync()
    {
        server = await ApiServer.StartAsync();
        await server.PutOnSaleAsync();
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task Hold_order_payment_and_confirmation_give_a_ticket_with_a_code_that_lets_in_once()
    {
        var buyer = await NewBuyerAsync();
        var order = await buyer.BuyAsync("1층-1-1", "1층-1-2");
        order["status"].GetString().ShouldBe("paid");

        var tickets = await server.SendAsync(HttpMethod.Get, "/v1/tickets", token: buyer.Token);
        tickets["items"].GetArrayLength().ShouldBe(2);
        var serial = tickets["items"][0].GetProperty("serial").GetString();
        var qr = await server.SendAsync(HttpMethod.Get, $"/v1/tickets/{serial}/qr.svg", token: buyer.Token);
        qr.Status.ShouldBe(HttpStatusCode.OK);
        qr.Text.ShouldStartWith("<svg");

        (await server.SendAsync(HttpMethod.Get, $"/v1/tickets/{serial}", token: (await server.SignUpAsync()).Token)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_same_key_gets_the_same_answer_and_another_body_under_it_is_refused()
    {
        var buyer = await NewBuyerAsync();
        var first = await buyer.WishAsync(new { seats = new[] { "1층-1-3" } }, "key-1");
        var again = await buyer.WishAsync(new { seats = new[] { "1층-1-3" } }, "key-1");
        again.Status.ShouldBe(HttpStatusCode.Created);
        again.Text.ShouldBe(first.Text);
        var other = await buyer.WishAsync(new { seats = new[] { "1층-1-4" } }, "key-1");
        other.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        other["code"].GetString().ShouldBe("idempotency-key-reused");
    }

    [Fact]
    public async Task A_taken_seat_refuses_the_whole_request_and_names_it()
    {
        var (one, two) = (await NewBuyerAsync(), await NewBuyerAsync());
        await one.HoldAsync("1층-1-5");
        var refused = await two.HoldAsync("1층-1-5", "1층-1-6");
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused["seats"].EnumerateArray().Select(seat => seat.GetString()).ShouldBe(["1층-1-5"]);
        (await two.HoldAsync("1층-1-6")).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_cancelled_ticket_puts_its_seat_back_on_sale()
    {
        var buyer = await NewBuyerAsync();
        var order = await buyer.BuyAsync("1층-2-1");
        var cancelled = await buyer.CancelAsync(order);
        cancelled.Status.ShouldBe(HttpStatusCode.OK, cancelled.Text);
        cancelled["status"].GetString().ShouldBe("cancelled");
        cancelled["refunds"][0].GetProperty("amount").GetInt64().ShouldBe(110_000);
        (await (await NewBuyerAsync()).HoldAsync("1층-2-1")).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_free_order_needs_no_payment()
    {
        var buyer = await NewBuyerAsync();
        var order = await buyer.OrderSeatsAsync("1층-3-1");
        var confirmed = await buyer.ConfirmAsync(order, null);
        confirmed.Status.ShouldBe(HttpStatusCode.OK, confirmed.Text);
        confirmed["status"].GetString().ShouldBe("paid");
    }

    [Fact]
    public async Task The_best_seats_are_next_to_each_other_and_different_for_two_buyers()
    {
        var wish = new { best = new { count = 2, grade = "R" } };
        var one = await (await NewBuyerAsync()).WishAsync(wish);
        var two = await (await NewBuyerAsync()).WishAsync(wish);
        one.Status.ShouldBe(HttpStatusCode.Created, one.Text);
        two.Status.ShouldBe(HttpStatusCode.Created, two.Text);
        string[] seats = [.. Seats(one), .. Seats(two)];
        seats.Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public async Task The_map_is_not_sent_again_while_nothing_changed_and_shows_what_was_held()
    {
        var path = $"/v1/performances/{SaleServer.Performance}/seat-map";
        var map = await server.SendAsync(HttpMethod.Get, path);
        map.Status.ShouldBe(HttpStatusCode.OK);
        map["seats"].GetArrayLength().ShouldBe(30);
        var tag = map.Headers["ETag"];
        (await server.SendAsync(HttpMethod.Get, path, headers: ("If-None-Match", tag))).Status.ShouldBe(HttpStatusCode.NotModified);
        (await server.SendAsync(HttpMethod.Get, path + "/compact")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static IEnumerable<string> Seats(JsonAnswer hold) =>
        hold["seats"].EnumerateArray().Select(seat => seat.GetProperty("seat").GetString()!);

    private async Task<ApiBuyer> NewBuyerAsync() => new(server, (await server.SignUpAsync()).Token);
}
