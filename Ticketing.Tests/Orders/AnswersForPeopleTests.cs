using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Seats.Tickets;
using Ticketing.Grains.Shows;
using Ticketing.Grains.Signing;
using Ticketing.Grains.Storage;
using Ticketing.Grains.Venues;
using Ticketing.Tests.Kit.People;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Orders;

/// <summary>Answers over real HTTP tell people what, where and when, beside the ids for programs.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class AnswersForPeopleTests : IAsyncLifetime
{
    private readonly Guid _promoter = Guid.NewGuid();
    private ApiServer _server = null!;
    private ApiBuyer _buyer = null!;

    public async Task InitializeAsync()
    {
        _server = await ApiServer.StartAsync();
        await _server.Services.GetRequiredService<IRowStore>().TryCommitAsync(
        [
            new ShowRow("s-test", _promoter, "겨울 나그네", "가곡", "", [], 90, null) { Version = 1 },
            new VenueRow("v-test", _promoter, "작은 홀", "", null, null, "Europe/Berlin") { Version = 1 },
        ]);
        await _server.PutOnSaleAsync(owner: _promoter);
        _buyer = new ApiBuyer(_server, _server.TokenFor(Guid.NewGuid()));
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Hold_order_lists_ticket_and_door_name_show_venue_zone_row_and_seat()
    {
        var hold = await _buyer.HoldAsync("1층-3-2");
        ShouldTell(hold, hold["seats"][0]);
        var order = await _buyer.OrderAsync(hold);
        ShouldTell(order, order["seats"][0]);
        await _buyer.ConfirmAsync(order, null);

        var listed = (await GetAsync("/v1/orders"))["items"][0];
        listed.GetProperty("performance").GetProperty("showTitle").GetString().ShouldBe("겨울 나그네");
        var ticket = (await GetAsync("/v1/tickets"))["items"][0];
        (ticket.GetProperty("zone").GetString(), ticket.GetProperty("row").GetString(), ticket.GetProperty("number").GetString()).ShouldBe(("1층", "3", "2"));
        ticket.GetProperty("performance").GetProperty("timeZone").GetString().ShouldBe("Europe/Berlin");

        var scan = await ScanAsync(ticket.GetProperty("serial").GetString()!, "gate 3", "scan-1");
        (scan.String("zone"), scan.String("row"), scan.String("number"), scan.String("device")).ShouldBe(("1층", "3", "2", "gate 3"));
    }

    [Fact]
    public async Task A_performance_tells_its_words_its_zone_and_its_terms_before_anybody_pays()
    {
        var performance = await GetAsync($"/v1/performances/{SaleServer.Performance}");

        (performance.String("showTitle"), performance.String("venueName"), performance.String("timeZone")).ShouldBe(("겨울 나그네", "작은 홀", "Europe/Berlin"));
        performance["cancellation"].GetProperty("steps").GetArrayLength().ShouldBe(5);
        performance["cancellation"].GetProperty("freeHours").GetInt32().ShouldBe(24);
    }

    [Fact]
    public async Task Orders_and_tickets_come_newest_first_over_all_pages()
    {
        string[] bought = ["1층-3-3", "1층-3-4", "1층-3-5"];
        foreach (var seat in bought) await _buyer.BuyAsync(seat);

        (await SeatsAsync("/v1/tickets?limit=2")).ShouldBe(bought.Reverse());
        var orders = await ItemsAsync("/v1/orders?limit=2");
        orders.Select(order => order.GetProperty("createdAt").GetDateTimeOffset()).ShouldBeInOrder(SortDirection.Descending);
        orders.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        foreach (var seat in (string[])["1층-3-6", "1층-3-7"]) await _buyer.BuyAsync(seat);
        var cursor = (await GetAsync("/v1/tickets?limit=1")).String("nextCursor");

        (await GetAsync($"/v1/orders?cursor={cursor}")).ShouldBeProblem("cursor-invalid");
    }

    [Fact]
    public async Task A_scan_is_repeated_by_its_key_and_another_is_told_of_the_first()
    {
        await _buyer.BuyAsync("1층-3-8");
        var serial = (await GetAsync("/v1/tickets"))["items"][0].GetProperty("serial").GetString()!;
        var first = await ScanAsync(serial, "gate 3", "scan-2");
        first.Status.ShouldBe(HttpStatusCode.OK, first.Text);

        (await ScanAsync(serial, "gate 3", "scan-2")).Text.ShouldBe(first.Text);
        var used = (await ScanAsync(serial, "gate 4", "scan-3")).ShouldBeProblem("ticket-used");
        used.GetProperty("device").GetString().ShouldBe("gate 3");
        used.GetProperty("checkedInAt").GetDateTimeOffset().ShouldBe(first["checkedInAt"].GetDateTimeOffset());
        (await ScanAsync(serial, "gate 3", key: null)).ShouldBeProblem("ticket-used");
    }

    [Fact]
    public async Task Null_seats_cancel_nothing()
    {
        var order = await _buyer.BuyAsync("1층-3-9");

        var answer = await _server.SendAsync(
            HttpMethod.Post, $"/v1/orders/{order.String("orderId")}/cancellations", new { seats = (string[]?)null }, _buyer.Token, headers: ("Idempotency-Key", "null-seats"));

        answer.ShouldBeProblem("invalid-json");
        (await GetAsync($"/v1/orders/{order.String("orderId")}")).String("status").ShouldBe("paid");
    }

    [Fact]
    public async Task Releasing_a_hold_over_HTTP_ends_its_order()
    {
        var hold = await _buyer.HoldAsync("1층-3-10");
        var order = await _buyer.OrderAsync(hold);

        var released = await _server.SendAsync(
            HttpMethod.Delete, $"/v1/performances/{SaleServer.Performance}/holds/{hold.String("holdId")}", token: _buyer.Token);

        released.Status.ShouldBe(HttpStatusCode.NoContent);
        (await GetAsync($"/v1/orders/{order.String("orderId")}")).String("status").ShouldBe("cancelled");
    }

    private static void ShouldTell(JsonAnswer answer, System.Text.Json.JsonElement seat)
    {
        answer.String("performanceId").ShouldBe(SaleServer.Performance);
        answer["performance"].GetProperty("showTitle").GetString().ShouldBe("겨울 나그네");
        answer["performance"].GetProperty("venueName").GetString().ShouldBe("작은 홀");
        (seat.GetProperty("zone").GetString(), seat.GetProperty("row").GetString(), seat.GetProperty("number").GetString()).ShouldBe(("1층", "3", "2"));
    }

    private Task<JsonAnswer> GetAsync(string path) => _server.SendAsync(HttpMethod.Get, path, token: _buyer.Token);

    private async Task<IReadOnlyList<string?>> SeatsAsync(string path) => [.. (await ItemsAsync(path)).Select(item => item.GetProperty("seat").GetString())];

    private async Task<IReadOnlyList<System.Text.Json.JsonElement>> ItemsAsync(string path)
    {
        var items = new List<System.Text.Json.JsonElement>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await GetAsync($"{path}{(cursor.Length > 0 ? $"&cursor={cursor}" : "")}");
            items.AddRange(page["items"].EnumerateArray());
            cursor = page["nextCursor"].GetString();
        }

        return items;
    }

    private Task<JsonAnswer> ScanAsync(string serial, string device, string? key)
    {
        var code = TicketCode.Write(_server.Services.GetRequiredService<SigningKeys>(), SaleServer.Performance, serial);
        var (path, body, token) = ($"/v1/performances/{SaleServer.Performance}/check-ins", new { code, device }, _server.TokenFor(_promoter, Role.Promoter));
        return key is null ? _server.PostAsync(path, body, token) : _server.SendAsync(HttpMethod.Post, path, body, token, headers: ("Idempotency-Key", key));
    }
}
