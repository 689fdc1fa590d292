using System.Net;
using Shouldly;
using Ticketing.Grains.Actors;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.WaitingRooms;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class RoomSettingsApiTests : IAsyncLifetime
{
    private const string Path = QueueServer.Path + "/settings";
    private static readonly string OpensAt = DateTimeOffset.UtcNow.AddHours(-1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
    private QueueServer _queue = null!;

    public async Task InitializeAsync() =>
        _queue = await QueueServer.StartAsync(QueueServer.OpenSince(DateTimeOffset.Parse(OpensAt), cap: 1));

    public async Task DisposeAsync() => await _queue.DisposeAsync();

    // The owner of the test server's performance is the empty id.
    private string Owner => _queue.Api.TokenFor(Guid.Empty, Role.Promoter);

    [Fact]
    public async Task The_owner_reads_and_changes_them_while_people_wait()
    {
        var read = await _queue.Api.GetAsync(Path, Owner);
        read.Status.ShouldBe(HttpStatusCode.OK, read.Text);
        (read["cap"].GetInt32(), read["order"].GetString(), read["graceSeconds"].GetInt32(), read["paused"].GetBoolean()).ShouldBe((1, "arrival", 30, false));

        await _queue.AdmittedAsync(RoomWorld.User(0));
        var next = await _queue.TicketAsync(RoomWorld.User(1));
        var changed = await PutAsync(Body(cap: 2), read.Headers["ETag"]);
        changed.Status.ShouldBe(HttpStatusCode.OK, changed.Text);
        changed["cap"].GetInt32().ShouldBe(2);
        await _queue.PollUntilAsync(next, QueueServer.IsAdmitted);

        (await PutAsync(Body(cap: 3), read.Headers["ETag"])).ShouldBeProblem("version-mismatch");
        (await PutAsync(Body(cap: 3), changed.Headers["ETag"])).Status.ShouldBe(HttpStatusCode.OK);
        (await PutAsync(Body(cap: 4))).ShouldBeProblem("if-match-required");
    }

    [Fact]
    public async Task Wrong_settings_are_refused()
    {
        var tag = (await _queue.Api.GetAsync(Path, Owner)).Headers["ETag"];
        (await PutAsync(Body(cap: 0), tag)).ShouldBeProblem("invalid-input");
        (await PutAsync("{\"cap\":1}", tag)).ShouldBeProblem("invalid-json");
        (await PutAsync(Body(cap: 1).Replace("arrival", "none", StringComparison.Ordinal), tag)).ShouldBeProblem("invalid-json");
    }

    [Fact]
    public async Task An_opening_that_was_is_fixed()
    {
        await _queue.Room.Head();
        var tag = (await _queue.Api.GetAsync(Path, Owner)).Headers["ETag"];
        (await PutAsync(Body(cap: 1, opensAt: "2030-01-01T00:00:00Z"), tag)).ShouldBeProblem("invalid-input");
    }

    [Fact]
    public async Task Others_may_not()
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Put })
        {
            var body = method == HttpMethod.Put ? Body(cap: 9) : null;
            (await _queue.Api.SendAsync(method, Path, body)).ShouldBeProblem("unauthenticated");
            (await _queue.Api.SendAsync(method, Path, body, _queue.Api.TokenFor(Guid.Empty))).ShouldBeProblem("forbidden");
            (await _queue.Api.SendAsync(method, Path, body, _queue.Api.TokenFor(RoomWorld.User(5), Role.Promoter))).ShouldBeProblem("forbidden");
        }

        (await _queue.Api.GetAsync(Path, _queue.Api.TokenFor(RoomWorld.User(6), Role.Admin))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_performance_without_a_room_gets_one()
    {
        await _queue.Api.PutOnSaleAsync("p-new", waitingRoom: true);
        const string New = "/v1/performances/p-new/queue/settings";
        (await _queue.Api.GetAsync(New, Owner)).ShouldBeProblem("not-found");
        (await _queue.Api.SendAsync(HttpMethod.Put, New, Body(cap: 5), Owner)).Status.ShouldBe(HttpStatusCode.OK);
        (await _queue.Api.GetAsync(New, Owner))["cap"].GetInt32().ShouldBe(5);
        (await _queue.Api.SendAsync(HttpMethod.Put, "/v1/performances/p-none/queue/settings", Body(cap: 5), Owner)).ShouldBeProblem("not-found");
    }

    private Task<JsonAnswer> PutAsync(string body, string? tag = null) =>
        _queue.Api.SendAsync(HttpMethod.Put, Path, body, Owner, tag is null ? [] : [("If-Match", tag)]);

    private static string Body(int cap, string? opensAt = null) =>
        $$"""
        {"opensAt":"{{opensAt ?? OpensAt}}","order":"arrival","ratePerSecond":1000,"cap":{{cap}},"graceSeconds":30,"sessionSeconds":600,"abandonSeconds":1800,"paused":false}
        """;
}
