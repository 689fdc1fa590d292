using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Ticketing.Api.Accounts;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Storage;
using Ticketing.Tests.Kit.People;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Cluster;

/// <summary>An end of access tokens on one node is known on the others: by news, by asking when news are lost, and after a start.</summary>
[Trait("Suite", "Cluster")]
[Trait("Store", "any")]
public sealed class EndedAccessTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private TwoSilos silos = null!;

    public async Task InitializeAsync() => silos = await TwoSilos.StartAsync();

    public async Task DisposeAsync() => await silos.DisposeAsync();

    [Fact]
    public async Task News_end_a_logged_out_session_and_a_demoted_admin_on_the_other_node()
    {
        var other = silos.Second.Services.GetRequiredService<EndedAccessFollower>();
        await other.CheckAsync();
        await other.StopAsync(default); // It asks no more, so that only the news can tell.

        var person = await silos.First.SignUpAsync();
        var demoted = await AdminAsync();
        (await MeAsync(silos.Second, person)).Status.ShouldBe(HttpStatusCode.OK);
        await silos.First.SendAsync(HttpMethod.Delete, "/v1/sessions/current", null, person.Token);
        await ShouldEndAsync(silos.Second, person);

        await ChangeRoleAsync(demoted, "user", "\"2\"");
        await ShouldEndAsync(silos.Second, demoted);
    }

    [Fact]
    public async Task A_node_that_hears_no_news_finds_the_end_when_it_asks()
    {
        var (phone, laptop) = await TwoSessionsAsync();
        var store = silos.First.Services.GetRequiredService<IRowStore>();
        var follower = silos.Second.Services.GetRequiredService<EndedAccessFollower>();

        // Rows that are written past the grains are an end without news.
        var session = (await store.ReadAsync(new SessionOf(phone.RefreshToken.Split('.')[0]))).Single();
        (await store.TryCommitAsync([SessionRules.End(session, DateTimeOffset.UtcNow)])).ShouldBeNull();
        await follower.CheckAsync();
        (await MeAsync(silos.Second, phone)).ShouldBeProblem("unauthenticated");
        (await MeAsync(silos.Second, laptop)).Status.ShouldBe(HttpStatusCode.OK);

        var account = (await store.ReadAsync(new AccountOf(phone.User))).Single();
        (await store.TryCommitAsync([AccessRules.EndTokens(account, DateTimeOffset.UtcNow) with { Version = account.Version + 1 }])).ShouldBeNull();
        await follower.CheckAsync();
        (await MeAsync(silos.Second, laptop)).ShouldBeProblem("unauthenticated");
    }

    [Fact]
    public async Task A_node_that_starts_later_knows_what_ended_before_it_answers()
    {
        var (phone, laptop) = await TwoSessionsAsync();
        var suspended = await silos.First.SignUpAsync();
        var admin = await silos.First.AdminAsync();
        (await silos.First.SendAsync(HttpMethod.Delete, "/v1/sessions/current", null, phone.Token)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await silos.First.SendAsync(HttpMethod.Put, $"/v1/admin/accounts/{suspended.User}/suspension", new { reason = "" }, admin.Token))
            .Status.ShouldBe(HttpStatusCode.OK);

        await using var third = await silos.First.StartSecondAsync();
        (await MeAsync(third, phone)).ShouldBeProblem("unauthenticated");
        (await MeAsync(third, suspended)).ShouldBeProblem("unauthenticated");
        (await MeAsync(third, laptop)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task More_ends_than_one_answer_has_are_all_found()
    {
        var store = silos.First.Services.GetRequiredService<IRowStore>();
        var now = DateTimeOffset.UtcNow;
        var count = AccountLimits.MostEnds + 10;
        var rows = Enumerable.Range(0, count).Select(number => new SessionRow($"s{number:0000}", Guid.NewGuid(), "hash", now.AddDays(1), now.AddTicks(number / 2)) { Version = 1 });
        foreach (var some in rows.Chunk(500)) (await store.TryCommitAsync([.. some.Select(static row => (RowWrite)row)])).ShouldBeNull();

        await silos.Second.Services.GetRequiredService<EndedAccessFollower>().CheckAsync();
        var revoked = silos.Second.Services.GetRequiredService<RevokedTokens>();
        Enumerable.Range(0, count).Count(number => revoked.End($"s{number:0000}", long.MaxValue)).ShouldBe(0);
    }

    private async Task<(LoggedIn Phone, LoggedIn Laptop)> TwoSessionsAsync()
    {
        var phone = await silos.First.SignUpAsync();
        return (phone, await silos.First.LogInAsync(phone.Email, ApiServer.Password));
    }

    private async Task<LoggedIn> AdminAsync()
    {
        var person = await silos.First.SignUpAsync();
        await ChangeRoleAsync(person, "admin", "\"1\"");
        return await silos.First.LogInAsync(person.Email, ApiServer.Password);
    }

    private async Task ChangeRoleAsync(LoggedIn person, string role, string tag)
    {
        var admin = await silos.First.AdminAsync();
        (await silos.First.SendAsync(HttpMethod.Put, $"/v1/admin/accounts/{person.User}/role", new { role }, admin.Token, ("If-Match", tag)))
            .Status.ShouldBe(HttpStatusCode.OK);
    }

    private static Task<JsonAnswer> MeAsync(ApiServer server, LoggedIn person) => server.GetAsync("/v1/accounts/me", person.Token);

    private static async Task ShouldEndAsync(ApiServer server, LoggedIn person)
    {
        var since = Stopwatch.GetTimestamp();
        while ((await MeAsync(server, person)).Status != HttpStatusCode.Unauthorized)
            Stopwatch.GetElapsedTime(since).ShouldBeLessThan(Patience);
    }
}
