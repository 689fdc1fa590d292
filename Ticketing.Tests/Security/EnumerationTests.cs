using Shouldly;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Security;

/// <summary>An id that somebody guessed tells nothing: what is another's is answered as what never was. Venues, shows and performances are public.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class EnumerationTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    [Theory]
    [InlineData("GET /v1/performances/{performanceId}/holds/{holdId}")]
    [InlineData("POST /v1/performances/{performanceId}/holds/{holdId}/extension")]
    [InlineData("DELETE /v1/performances/{performanceId}/holds/{holdId}")]
    [InlineData("POST /v1/orders/")]
    [InlineData("GET /v1/orders/{orderId}")]
    [InlineData("POST /v1/orders/{orderId}/confirmation")]
    [InlineData("POST /v1/orders/{orderId}/cancellations")]
    [InlineData("POST /v1/sandbox/payments")]
    [InlineData("GET /v1/tickets/{serial}")]
    [InlineData("GET /v1/tickets/{serial}/qr.svg")]
    public async Task Anothers_object_and_one_that_never_was_get_the_same_answer(string route)
    {
        var row = AccessTable.Rows.Single(row => row.Route == route);
        var call = await row.Prepare(world);
        var id = IdOf(call);
        var other = Other(id);
        var never = call with { Path = call.Path.Replace(id, other, StringComparison.Ordinal), Body = Replace(call.Body, id, other), Headers = [AccessWorld.NewKey()] };

        foreach (var who in new[] { Who.OtherUser, Who.OtherPromoter, Who.Admin })
        {
            var real = await SendAsync(row, call with { Headers = [AccessWorld.NewKey()] }, who);
            var made = await SendAsync(row, never with { Headers = [AccessWorld.NewKey()] }, who);
            (made.Status, made.Text.Replace(other, id, StringComparison.Ordinal)).ShouldBe((real.Status, real.Text));
            Names(made).ShouldBe(Names(real));
        }
    }

    [Fact]
    public async Task Who_may_not_see_accounts_learns_nothing_of_them()
    {
        foreach (var who in new[] { Who.OtherUser, Who.Owner, Who.OtherPromoter })
        {
            var real = await world.Server.GetAsync($"/v1/admin/accounts/{world.Buyer.User}", world.TokenOf(who));
            var made = await world.Server.GetAsync($"/v1/admin/accounts/{Guid.NewGuid()}", world.TokenOf(who));
            (made.Status, made.Text).ShouldBe((real.Status, real.Text));
        }
    }

    [Fact]
    public async Task Ids_of_one_person_say_nothing_about_those_of_the_next()
    {
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            var order = IdOf(new Call(await world.OrderAsync()));
            ids.AddRange([order, (await world.TicketAsync()).Serial, (await world.ShowAsync()).Split('_')[^1], (await world.VenueAsync()).Split('_')[^1]]);
        }

        // 60 bits or more, spread over the whole id: two ids in a row have next to nothing in common, as counted ids would.
        ids.ShouldBeUnique();
        foreach (var kind in ids.Select((id, i) => (Id: id, Kind: i % 4)).GroupBy(one => one.Kind, one => one.Id))
            kind.Zip(kind.Skip(1), (one, next) => one.Zip(next).Count(pair => pair.First == pair.Second)).ShouldAllBe(same => same <= 6);
    }

    private Task<JsonAnswer> SendAsync(AccessRow row, Call call, Who who) => world.SendAsync(row, call, world.TokenOf(who));

    // The id is in the path, or in the body where the path ends with none.
    private static string IdOf(Call call)
    {
        var parts = (call.Body?.ToString() + call.Path).Split(' ', ',', '/');
        return parts.Single(part => (part.Length == 21 && part[0] is 'h' or 'o') || (part.Length == 12 && part.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c))));
    }

    private static object? Replace(object? body, string id, string other) =>
        body is null or string ? body : System.Text.Json.JsonSerializer.Serialize(body).Replace(id, other, StringComparison.Ordinal);

    // Of the same shape, and of nobody.
    private static string Other(string id) => id[0] + new string([.. id[1..].Reverse()]);

    private static IEnumerable<string> Names(JsonAnswer answer) =>
        answer.Headers.Where(header => header.Key is not "Date").Select(header => $"{header.Key}: {header.Value}").Order();
}
