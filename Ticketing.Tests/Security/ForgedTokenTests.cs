using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shouldly;
using Ticketing.Api.Accounts;
using Ticketing.Grains.Seats.Tickets;
using Ticketing.Grains.Signing;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Security;

/// <summary>
/// Proofs that were made up, changed, or are good for something else. What each token is checked for by itself is in the tests of its
/// feature: TokenTests, QueueApiTests, SessionApiTests, DoorTests.
/// </summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class ForgedTokenTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    private ISecureDataFormat<AuthenticationTicket> Bearer =>
        world.Server.Services.GetRequiredService<IOptionsMonitor<BearerTokenOptions>>().Get(AccessTokens.Scheme).BearerTokenProtector;

    [Fact]
    public void An_access_token_with_any_character_changed_is_nobody()
    {
        var token = world.TokenOf(Who.Admin)!;
        Bearer.Unprotect(token).ShouldNotBeNull();

        // The last character carries bits that no byte is made of.
        for (var i = 0; i < token.Length - 1; i++)
            Bearer.Unprotect(token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..]).ShouldBeNull($"character {i}");
    }

    [Fact]
    public async Task What_the_same_keys_seal_for_another_purpose_is_no_access_token()
    {
        var keys = world.Server.Services.GetRequiredService<IDataProtectionProvider>();
        var ticket = Bearer.Unprotect(world.TokenOf(Who.Admin))!;
        var other = new TicketDataFormat(keys.CreateProtector("something else")).Protect(ticket);
        (await world.Server.GetAsync("/v1/admin/accounts", other)).ShouldBeProblem("unauthenticated");
        (await world.Server.GetAsync("/v1/admin/accounts", Bearer.Protect(ticket))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task No_token_is_taken_for_another_kind_of_token()
    {
        var person = await world.Server.SignUpAsync();
        var room = await OpenRoomAsync();
        var place = (await world.Server.PostAsync($"{room}/queue", null, person.Token)).String("ticket");
        var serial = await world.TicketAsync();
        var code = TicketCode.Write(world.Server.Services.GetRequiredService<SigningKeys>(), serial.Performance.Split('/')[^1], serial.Serial);
        string[] tokens = [person.Token, person.RefreshToken, place, code];

        foreach (var token in tokens.Except([person.Token]))
            (await world.Server.GetAsync("/v1/accounts/me", token)).ShouldBeProblem("unauthenticated");
        foreach (var token in tokens.Except([person.RefreshToken]))
            (await world.Server.PostAsync("/v1/sessions/refresh", new { refreshToken = token })).ShouldBeProblem("session-ended");
        foreach (var token in tokens.Except([place]))
            (await world.Server.GetAsync($"{room}/queue", null, ("Queue-Ticket", token))).ShouldBeProblem("queue-ticket-invalid");
        foreach (var token in tokens)
            (await HoldAsync(room, person.Token, token)).ShouldBeProblem("entry-invalid");
        foreach (var token in tokens.Except([code]))
            (await world.Server.PostAsync($"{serial.Performance}/check-ins", new { code = token }, world.Hall.Promoter)).ShouldBeProblem("ticket-invalid");
    }

    [Fact]
    public async Task An_entry_of_another_user_or_performance_orders_nothing_either()
    {
        var (room, elsewhere) = (await OpenRoomAsync(), await OpenRoomAsync());
        var (mine, others) = (await world.Server.SignUpAsync(), await world.Server.SignUpAsync());
        var entry = await EntryAsync(room, mine.Token);
        var hold = await HoldAsync(room, mine.Token, entry);
        hold.Status.ShouldBe(HttpStatusCode.Created, hold.Text);

        foreach (var wrong in new[] { await EntryAsync(room, others.Token), await EntryAsync(elsewhere, mine.Token), entry[..^1] + "!", " " })
            (await OrderAsync(room, hold, mine.Token, wrong)).ShouldBeProblem("entry-invalid");
        (await OrderAsync(room, hold, mine.Token, entry)).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task The_code_of_a_ticket_that_was_given_back_lets_nobody_in_also_when_the_seat_is_sold_again()
    {
        var (performance, serial) = await world.TicketAsync();
        var keys = world.Server.Services.GetRequiredService<SigningKeys>();
        var code = TicketCode.Write(keys, performance.Split('/')[^1], serial);
        var order = (await world.AsBuyerAsync($"/v1/tickets/{serial}")).String("orderId");
        (await world.Server.PostAsync($"/v1/orders/{order}/cancellations", new { }, world.TokenOf(Who.Owner), AccessWorld.NewKey())).Status.ShouldBe(HttpStatusCode.OK);
        (await ScanAsync()).ShouldBeProblem("ticket-invalid");

        var next = await world.Server.SignUpAsync();
        var hold = await HoldAsync(performance, next.Token, null);
        var bought = await OrderAsync(performance, hold, next.Token, null);
        (await world.Server.PostAsync($"/v1/orders/{bought.String("orderId")}/confirmation", new { amount = 0 }, next.Token, AccessWorld.NewKey()))
            .String("status").ShouldBe("paid");
        (await ScanAsync()).ShouldBeProblem("ticket-invalid");

        Task<JsonAnswer> ScanAsync() => world.Server.PostAsync($"{performance}/check-ins", new { code }, world.Hall.Promoter);
    }

    private Task<string> OpenRoomAsync() => world.PerformanceAsync(waitingRoom: new { paused = false });

    private async Task<string> EntryAsync(string room, string token)
    {
        var ticket = (await world.Server.PostAsync($"{room}/queue", null, token)).String("ticket");
        for (var patience = System.Diagnostics.Stopwatch.StartNew(); ;)
        {
            var place = await world.Server.GetAsync($"{room}/queue", null, ("Queue-Ticket", ticket));
            if (place.Json.TryGetProperty("entryToken", out var entry)) return entry.GetString()!;
            patience.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30), place.Text);
        }
    }

    private Task<JsonAnswer> HoldAsync(string performance, string token, string? entry) =>
        world.Server.PostAsync($"{performance}/holds", new { seats = new[] { "A-2-1" } }, token, WithEntry(entry));

    private Task<JsonAnswer> OrderAsync(string performance, JsonAnswer hold, string token, string? entry) =>
        world.Server.PostAsync("/v1/orders", new { performanceId = performance.Split('/')[^1], holdId = hold.String("holdId") }, token, WithEntry(entry));

    private static (string, string)[] WithEntry(string? entry) =>
        entry is null ? [AccessWorld.NewKey()] : [AccessWorld.NewKey(), ("Entry-Token", entry)];
}
