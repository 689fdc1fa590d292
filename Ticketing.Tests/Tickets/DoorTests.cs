using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Seats.Tickets;
using Ticketing.Grains.Signing;
using Ticketing.Tests.Kit.People;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Tickets;

/// <summary>The door, over real HTTP: who may scan, and what a code is good for.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class DoorTests : IAsyncLifetime
{
    private const string OtherPerformance = "p-other";

    private readonly Guid buyer = Guid.NewGuid();
    private readonly Guid promoter = Guid.NewGuid();
    private ApiServer server = null!;
    private string serial = null!;

    private SigningKeys Keys => server.Services.GetRequiredService<SigningKeys>();

    public async Task InitializeAsync()
    {
        server = await ApiServer.StartAsync();
        await server.PutOnSaleAsync(owner: promoter);
        await server.PutOnSaleAsync(OtherPerformance, owner: promoter);
        var token = server.TokenFor(buyer);
        await new ApiBuyer(server, token).BuyAsync("1층-3-1");
        serial = (await server.SendAsync(HttpMethod.Get, "/v1/tickets", token: token))["items"][0].GetProperty("serial").GetString()!;
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task A_code_lets_in_once_and_says_where_to_sit()
    {
        var code = TicketCode.Write(Keys, SaleServer.Performance, serial);
        var welcome = await ScanAsync(code, server.TokenFor(promoter, Role.Promoter));
        welcome.Status.ShouldBe(HttpStatusCode.OK, welcome.Text);
        welcome["seat"].GetString().ShouldBe("1층-3-1");
        (await ScanAsync(code, server.TokenFor(promoter, Role.Promoter))).ShouldBeProblem("ticket-used");
    }

    [Fact]
    public async Task Neither_a_buyer_nor_another_promoter_keeps_the_door_but_an_admin_may()
    {
        var code = TicketCode.Write(Keys, SaleServer.Performance, serial);
        (await ScanAsync(code, server.TokenFor(buyer))).ShouldBeProblem("forbidden");
        (await ScanAsync(code, server.TokenFor(Guid.NewGuid(), Role.Promoter))).ShouldBeProblem("forbidden");
        (await ScanAsync(code, server.TokenFor(promoter, Role.User))).ShouldBeProblem("forbidden"); // the owner, no longer a promoter
        (await ScanAsync(code, server.TokenFor(Guid.NewGuid(), Role.Admin))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_code_is_good_at_the_door_of_its_own_performance_only()
    {
        var code = TicketCode.Write(Keys, SaleServer.Performance, serial);
        (await ScanAsync(code, server.TokenFor(promoter, Role.Promoter), OtherPerformance)).ShouldBeProblem("ticket-invalid");
        TicketCode.TryRead(Keys, OtherPerformance, code).ShouldBeNull();
        TicketCode.TryRead(Keys, SaleServer.Performance, code).ShouldBe(serial);
    }

    [Fact]
    public async Task A_code_that_a_keyboard_has_changed_lets_in_and_one_that_is_lost_says_why()
    {
        var code = TicketCode.Write(Keys, SaleServer.Performance, serial);
        (await ScanAsync($" {code.ToLowerInvariant()}\r\n", server.TokenFor(promoter, Role.Promoter))).Status.ShouldBe(HttpStatusCode.OK);
        (await ScanAsync("tk2" + code[3..^1], server.TokenFor(promoter, Role.Promoter))).ShouldBeProblem("ticket-invalid")
            .GetProperty("detail").GetString()!.ShouldContain("Caps Lock");
    }

    [Theory]
    [InlineData("")]
    [InlineData("TK1")]
    [InlineData("TK1..")]
    [InlineData("TK1.0123456789AB.AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("TK2.0123456789AB.AAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_made_up_code_lets_nobody_in(string code) =>
        (await ScanAsync(code, server.TokenFor(promoter, Role.Promoter))).ShouldBeProblem("ticket-invalid");

    private Task<JsonAnswer> ScanAsync(string code, string token, string performance = SaleServer.Performance) =>
        server.SendAsync(HttpMethod.Post, $"/v1/performances/{performance}/check-ins", new { code }, token);
}
