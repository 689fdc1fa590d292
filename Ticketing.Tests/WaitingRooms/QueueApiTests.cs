using System.Net;
using Shouldly;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.WaitingRooms;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class QueueApiTests : IAsyncLifetime
{
    private readonly Guid _user = RoomWorld.User(1);
    private readonly Guid _other = RoomWorld.User(2);
    private QueueServer _queue = null!;

    public async Task InitializeAsync() =>
        _queue = await QueueServer.StartAsync(QueueServer.OpenSince(DateTimeOffset.UtcNow.AddHours(-1), cap: 1));

    public async Task DisposeAsync() => await _queue.DisposeAsync();

    [Fact]
    public async Task Entering_polling_and_the_entry_token_lead_to_a_hold()
    {
        var entered = await _queue.EnterAsync(_user);
        entered.Status.ShouldBe(HttpStatusCode.OK, entered.Text);
        entered["phase"].GetString().ShouldBe("open");
        entered["seedHash"].GetString()!.Length.ShouldBe(64);
        entered["serverTime"].GetDateTimeOffset().ShouldBeLessThanOrEqualTo(DateTimeOffset.UtcNow);

        var called = await _queue.PollUntilAsync(entered.String("ticket"), QueueServer.IsAdmitted);
        (called["position"].GetInt32(), called["peopleAhead"].GetInt32()).ShouldBe((0, 0));
        called["pollAfterMs"].GetInt32().ShouldBeInRange(1_000, 2_000);
        called["entryExpiresAt"].GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddMinutes(9));
        called.Json.TryGetProperty("ticket", out _).ShouldBeFalse();

        (await _queue.HoldAsync(_user, null, "1층-1-1")).ShouldBeProblem("entry-required");
        (await _queue.HoldAsync(_user, called.String("entryToken"), "1층-1-1")).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_second_tab_gets_the_same_ticket_and_the_same_entry()
    {
        var ticket = await _queue.TicketAsync(_user);
        (await _queue.TicketAsync(_user)).ShouldBe(ticket);
        var entry = await _queue.AdmittedAsync(_user);
        (await _queue.AdmittedAsync(_user)).ShouldBe(entry);
    }

    [Fact]
    public async Task The_next_is_told_the_place_and_comes_in_when_somebody_leaves()
    {
        var first = await _queue.TicketAsync(_user);
        await _queue.PollUntilAsync(first, QueueServer.IsAdmitted);
        var second = await _queue.TicketAsync(_other);
        var waiting = await _queue.PollUntilAsync(second, answer => answer["waiting"].GetInt32() == 1);
        (waiting["position"].GetInt32(), waiting["peopleAhead"].GetInt32()).ShouldBe((1, 0));
        QueueServer.IsAdmitted(waiting).ShouldBeFalse();

        (await _queue.LeaveAsync(_user, first)).Status.ShouldBe(HttpStatusCode.NoContent);
        await _queue.PollUntilAsync(second, QueueServer.IsAdmitted);
    }

    [Fact]
    public async Task Who_left_holds_nothing_and_can_hold_nothing_until_let_in_again()
    {
        var ticket = await _queue.TicketAsync(_user);
        var entry = await _queue.AdmittedAsync(_user);
        (await _queue.HoldAsync(_user, entry, "1층-1-1")).Status.ShouldBe(HttpStatusCode.Created);
        (await _queue.LeaveAsync(_user, ticket)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await _queue.LeaveAsync(_user, ticket)).Status.ShouldBe(HttpStatusCode.NoContent);

        (await _queue.HoldAsync(_user, entry, "1층-1-2")).ShouldBeProblem("entry-invalid");
        (await _queue.PollAsync(ticket)).ShouldBeProblem("place-ended");

        var others = await _queue.AdmittedAsync(_other);
        (await _queue.HoldAsync(_other, others, "1층-1-1")).Status.ShouldBe(HttpStatusCode.Created);
        (await _queue.LeaveAsync(_other, await _queue.TicketAsync(_other))).Status.ShouldBe(HttpStatusCode.NoContent);
        (await _queue.HoldAsync(_user, await _queue.AdmittedAsync(_user), "1층-1-1")).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Only_the_owner_gives_a_place_up()
    {
        var ticket = await _queue.TicketAsync(_user);
        (await _queue.Api.SendAsync(HttpMethod.Delete, QueueServer.Path, headers: ("Queue-Ticket", ticket))).ShouldBeProblem("unauthenticated");
        (await _queue.LeaveAsync(_other, ticket)).ShouldBeProblem("queue-ticket-invalid");
        await _queue.PollUntilAsync(ticket, QueueServer.IsAdmitted);
        (await _queue.LeaveAsync(_user, ticket)).Status.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task An_entry_works_for_its_own_user_and_performance_only()
    {
        await _queue.Api.PutOnSaleAsync("p-other", waitingRoom: true);
        var entry = await _queue.AdmittedAsync(_user);
        (await _queue.HoldAsync(_other, entry, "1층-1-1")).ShouldBeProblem("entry-invalid");
        (await _queue.HoldAsync(_user, entry, "1층-1-1", "p-other")).ShouldBeProblem("entry-invalid");
        (await _queue.HoldAsync(_user, Flip(entry), "1층-1-1")).ShouldBeProblem("entry-invalid");
        var ticket = await _queue.TicketAsync(_user);
        (await _queue.HoldAsync(_user, ticket, "1층-1-1")).ShouldBeProblem("entry-invalid");
    }

    [Fact]
    public async Task A_ticket_that_is_not_ours_or_not_for_this_queue_is_refused()
    {
        var ticket = await _queue.TicketAsync(_user);
        string[] garbage = ["", " ", "x", Flip(ticket), ticket + "A", ticket[1..], new string('A', 80), new string('A', 5_000), await _queue.AdmittedAsync(_user)];
        foreach (var bad in garbage)
        {
            (await _queue.PollAsync(bad)).ShouldBeProblem("queue-ticket-invalid");
            (await _queue.LeaveAsync(_user, bad)).ShouldBeProblem("queue-ticket-invalid");
        }

        (await _queue.PollAsync(ticket, "/v1/performances/p-other/queue")).ShouldBeProblem("queue-ticket-invalid");
        (await _queue.Api.GetAsync(QueueServer.Path)).ShouldBeProblem("queue-ticket-invalid");
        (await _queue.Api.GetAsync(QueueServer.Path, null, ("Queue-Ticket", ticket), ("Queue-Ticket", ticket))).ShouldBeProblem("queue-ticket-invalid");
    }

    [Fact]
    public async Task Where_there_is_no_queue_entering_is_not_found()
    {
        var token = _queue.Api.TokenFor(_user);
        (await _queue.Api.PostAsync("/v1/performances/없는-공연/queue", null, token)).ShouldBeProblem("not-found");
        (await _queue.Api.PostAsync($"/v1/performances/{new string('x', 300)}/queue", null, token)).ShouldBeProblem("not-found");
        (await _queue.Api.GetAsync("/v1/performances/없는-공연/queue/draw")).ShouldBeProblem("not-found");
        (await _queue.Api.GetAsync($"/v1/performances/{new string('x', 300)}/queue/draw")).ShouldBeProblem("not-found");
    }

    private static string Flip(string text) => (text[0] == 'A' ? 'B' : 'A') + text[1..];
}
