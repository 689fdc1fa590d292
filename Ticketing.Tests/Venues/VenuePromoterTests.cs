using System.Net;
using Shouldly;
using Ticketing.Grains.Actors;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Venues;

/// <summary>Venues are closed to promoters whom their owner has not admitted, and their owner removes dates that nobody bought.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class VenuePromoterTests : IAsyncLifetime
{
    private static readonly TimeSpan ClosedEverywhere = TimeSpan.FromSeconds(6);

    private readonly HallServer _hall = new() { Settings = new(StringComparer.Ordinal) { ["Venues:UnsoldDates"] = "3" } };
    private readonly Guid _guest = Guid.NewGuid();
    private string _venue = "";

    private string Guest => _hall.Server.TokenFor(_guest, Role.Promoter);

    public async Task InitializeAsync()
    {
        await _hall.InitializeAsync();
        _venue = await _hall.AddHallAsync();
        _ = Guest; // The account is there from now on.
    }

    public Task DisposeAsync() => _hall.DisposeAsync();

    [Fact]
    public async Task A_promoter_makes_performances_in_a_venue_only_while_its_owner_admits_them()
    {
        var show = await ShowAsync();
        (await MakeAsync(show)).ShouldBeProblem("forbidden");
        (await AdmitAsync(HttpMethod.Put, _hall.OtherPromoter)).ShouldBeProblem("forbidden");
        (await AdmitAsync(HttpMethod.Put, _hall.Promoter)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await AdmitAsync(HttpMethod.Put, _hall.Promoter)).Status.ShouldBe(HttpStatusCode.NoContent);
        var made = await MakeAsync(show);
        made.Status.ShouldBe(HttpStatusCode.Created, made.Text);

        (await _hall.Server.GetAsync($"/v1/venues/{_venue}/promoters", Guest)).ShouldBeProblem("forbidden");
        var promoters = (await _hall.Server.GetAsync($"/v1/venues/{_venue}/promoters", _hall.Promoter)).Json.GetProperty("items");
        promoters.EnumerateArray().Single().GetProperty("promoterId").GetGuid().ShouldBe(_guest);

        // A dismissed promoter makes no more there, and keeps what was made, also at another time.
        (await AdmitAsync(HttpMethod.Delete, _hall.Promoter)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await MakeAsync(show)).ShouldBeProblem("forbidden");
        var path = $"/v1/performances/{made.String("performanceId")}";
        var moved = await _hall.EditAsync(HttpMethod.Put, path, _hall.Draft(_venue, _hall.NextStart()), Guest);
        moved.Status.ShouldBe(HttpStatusCode.OK, moved.Text);
        var elsewhere = await _hall.EditAsync(HttpMethod.Put, path, _hall.Draft(await _hall.AddHallAsync(), _hall.NextStart()), Guest);
        ((int)elsewhere.Status).ShouldBeGreaterThanOrEqualTo(400);
    }

    [Fact]
    public async Task The_owner_removes_a_date_that_is_not_on_sale_yet_and_nobody_else_does()
    {
        var made = await GuestsDateAsync(opensAt: _hall.Time.GetUtcNow().AddDays(1));
        (await RemoveAsync(made, Guest)).ShouldBeProblem("forbidden");
        (await RemoveAsync(made, _hall.Promoter)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await RemoveAsync(made, _hall.Promoter)).ShouldBeProblem("not-found");
        (await _hall.Server.GetAsync($"/v1/performances/{made}")).ShouldBeProblem("not-found");
    }

    [Fact]
    public async Task An_open_sale_is_closed_first_and_the_date_goes_when_nobody_can_hold_a_seat_any_more()
    {
        var made = await GuestsDateAsync(opensAt: _hall.Time.GetUtcNow().AddHours(-1));
        var first = await RemoveAsync(made, _hall.Promoter);
        first.ShouldBeProblem("date-in-use");
        first.Headers["Retry-After"].ShouldBe("5");
        (await HoldAsync(made)).ShouldBeProblem("not-on-sale");
        (await RemoveAsync(made, _hall.Promoter)).ShouldBeProblem("date-in-use");
        _hall.Time.Shift += ClosedEverywhere;
        (await RemoveAsync(made, _hall.Promoter)).Status.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_date_with_a_held_seat_stays_and_its_sale_goes_on()
    {
        var made = await GuestsDateAsync(opensAt: _hall.Time.GetUtcNow().AddHours(-1));
        (await HoldAsync(made, "A-1-1")).Status.ShouldBe(HttpStatusCode.Created);
        (await RemoveAsync(made, _hall.Promoter)).ShouldBeProblem("date-in-use");
        (await HoldAsync(made, "A-1-2")).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task One_date_more_than_the_limit_is_refused_until_one_is_removed_or_sold()
    {
        (await AdmitAsync(HttpMethod.Put, _hall.Promoter)).Status.ShouldBe(HttpStatusCode.NoContent);
        var show = await ShowAsync();
        var dates = new List<string>();
        for (var count = 0; count < 3; count++) dates.Add((await MakeAsync(show)).String("performanceId"));
        (await MakeAsync(show)).ShouldBeProblem("too-many-dates");

        await BuyAsync(dates[0]);
        dates.Add((await MakeAsync(show)).String("performanceId"));
        (await MakeAsync(show)).ShouldBeProblem("too-many-dates");
        (await _hall.PostAsync($"/v1/shows/{show}/performances", _hall.Draft(_venue, _hall.NextStart()), _hall.Admin)).Status.ShouldBe(HttpStatusCode.Created);
    }

    private async Task<string> ShowAsync() => (await _hall.PostAsync(
        "/v1/shows", new { title = "아리랑", genre = "콘서트", runningMinutes = 120, performers = Array.Empty<string>() }, Guest)).String("showId");

    private async Task<JsonAnswer> MakeAsync(string show, DateTimeOffset? opensAt = null)
    {
        var draft = _hall.Draft(_venue, _hall.NextStart());
        if (opensAt is not null) draft["saleOpensAt"] = opensAt;
        return await _hall.PostAsync($"/v1/shows/{show}/performances", draft, Guest);
    }

    private async Task<string> GuestsDateAsync(DateTimeOffset opensAt)
    {
        (await AdmitAsync(HttpMethod.Put, _hall.Promoter)).Status.ShouldBe(HttpStatusCode.NoContent);
        return (await MakeAsync(await ShowAsync(), opensAt)).String("performanceId");
    }

    private Task<JsonAnswer> AdmitAsync(HttpMethod method, string token) =>
        _hall.Server.SendAsync(method, $"/v1/venues/{_venue}/promoters/{_guest}", null, token);

    private Task<JsonAnswer> RemoveAsync(string performance, string token) =>
        _hall.Server.SendAsync(HttpMethod.Delete, $"/v1/venues/{_venue}/performances/{performance}", null, token);

    private Task<JsonAnswer> HoldAsync(string performance, string seat = "A-2-1") => _hall.Server.PostAsync(
        $"/v1/performances/{performance}/holds", new { seats = new[] { seat } }, _hall.Buyer, ("Idempotency-Key", Guid.NewGuid().ToString()));

    private async Task BuyAsync(string performance)
    {
        var buyer = _hall.Buyer;
        (string, string) Key() => ("Idempotency-Key", Guid.NewGuid().ToString());
        var hold = await _hall.Server.PostAsync($"/v1/performances/{performance}/holds", new { seats = new[] { "A-2-1" } }, buyer, Key());
        var order = await _hall.Server.PostAsync("/v1/orders", new { performanceId = performance, holdId = hold.String("holdId") }, buyer, Key());
        var paid = await _hall.Server.PostAsync($"/v1/orders/{order.String("orderId")}/confirmation", new { amount = 0 }, buyer, Key());
        paid.String("status").ShouldBe("paid");
    }
}
