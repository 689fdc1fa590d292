using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Ticketing.Api.Accounts;
using Ticketing.Grains.Actors;
using Ticketing.Tests.Kit.People;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Accounts;

/// <summary>What admins do to accounts, and that each act is in the audit log.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class StaffActTests(AppServer app) : IClassFixture<AppServer>
{
    private ApiServer Server => app.Server;

    [Fact]
    public async Task A_suspension_ends_the_sessions_and_a_log_in_says_so_only_to_who_knows_the_password()
    {
        var person = await Server.SignUpAsync();
        var admin = await Server.AdminAsync();
        (await SuspendAsync(person, admin)).Status.ShouldBe(HttpStatusCode.OK);
        (await Server.GetAsync("/v1/accounts/me", person.Token)).ShouldBeProblem("unauthenticated");
        (await RefreshAsync(person)).ShouldBeProblem("session-ended");
        (await LogInAsync(person, ApiServer.Password)).ShouldBeProblem("account-suspended");
        (await LogInAsync(person, "wrong-word-1")).ShouldBeProblem("wrong-credentials");

        (await UnsuspendAsync(person, admin)).Status.ShouldBe(HttpStatusCode.OK);
        (await RefreshAsync(person)).ShouldBeProblem("session-ended");
        (await LogInAsync(person, ApiServer.Password)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_demoted_admin_is_refused_by_the_grain_whatever_the_token_says()
    {
        var second = await Server.SignUpAsync();
        var victim = await Server.SignUpAsync();
        var admin = await Server.AdminAsync();
        await ChangeRoleAsync(second, "admin", "\"1\"", admin.Token);
        var token = LoggedIn.Of(second.Email, await RefreshAsync(second)).Token;
        (await Server.GetAsync("/v1/admin/audit", token)).Status.ShouldBe(HttpStatusCode.OK);
        await ChangeRoleAsync(second, "user", "\"2\"", admin.Token);
        (await Server.GetAsync("/v1/admin/audit", token)).ShouldBeProblem("unauthenticated");

        // A token of the epoch after is not ended on this node: only the grain can tell.
        var forged = Server.Services.GetRequiredService<AccessTokens>()
            .Issue(new Caller(second.User, Role.Admin, "s", AccessEpoch: 9));
        (await Server.GetAsync("/v1/admin/audit", forged)).ShouldBeProblem("forbidden");
        (await Server.GetAsync("/v1/admin/accounts", forged)).ShouldBeProblem("forbidden");
        (await Server.GetAsync($"/v1/admin/accounts/{victim.User}", forged)).ShouldBeProblem("forbidden");
        (await ChangeRoleAsync(victim, "admin", "\"1\"", forged)).ShouldBeProblem("forbidden");
        (await Server.SendAsync(HttpMethod.Put, $"/v1/admin/accounts/{victim.User}/suspension", new { reason = "" }, forged)).ShouldBeProblem("forbidden");
        (await Server.GetAsync("/v1/accounts/me", victim.Token)).String("role").ShouldBe("user");
    }

    [Fact]
    public async Task Nobody_suspends_their_own_account()
    {
        var admin = await Server.AdminAsync();
        (await SuspendAsync(admin, admin)).ShouldBeProblem("forbidden");
    }

    [Fact]
    public async Task Every_act_is_in_the_audit_log_once_newest_first_with_who_whom_and_from_where()
    {
        var person = await Server.SignUpAsync();
        var admin = await Server.AdminAsync();
        await ChangeRoleAsync(person, "promoter", "\"1\"", admin.Token);
        await SuspendAsync(person, admin);
        await SuspendAsync(person, admin);
        await UnsuspendAsync(person, admin);
        (await ChangeRoleAsync(person, "user", "\"1\"", admin.Token)).ShouldBeProblem("version-mismatch");

        var acts = new List<string>();
        for (var cursor = ""; cursor is not null;)
        {
            var page = (await Server.GetAsync($"/v1/admin/audit?limit=2&cursor={cursor}", admin.Token)).Json;
            foreach (var item in page.GetProperty("items").EnumerateArray())
            {
                if (item.GetProperty("on").GetString() != $"accounts/{person.User}") continue;
                item.GetProperty("by").GetGuid().ShouldBe(admin.User);
                item.GetProperty("address").GetString().ShouldBe("127.0.0.1");
                acts.Add($"{item.GetProperty("what").GetString()}: {item.GetProperty("detail").GetString()}");
            }
            cursor = page.GetProperty("nextCursor").GetString();
        }
        acts.ShouldBe(["account.unsuspend: ", "account.suspend: 암표", "account.role: User to Promoter"]);
    }

    private Task<JsonAnswer> ChangeRoleAsync(LoggedIn person, string role, string tag, string token) =>
        Server.SendAsync(HttpMethod.Put, $"/v1/admin/accounts/{person.User}/role", new { role }, token, ("If-Match", tag));

    private Task<JsonAnswer> SuspendAsync(LoggedIn person, LoggedIn admin) =>
        Server.SendAsync(HttpMethod.Put, $"/v1/admin/accounts/{person.User}/suspension", new { reason = " 암표 " }, admin.Token);

    private Task<JsonAnswer> UnsuspendAsync(LoggedIn person, LoggedIn admin) =>
        Server.SendAsync(HttpMethod.Delete, $"/v1/admin/accounts/{person.User}/suspension", null, admin.Token);

    private Task<JsonAnswer> RefreshAsync(LoggedIn person) => Server.PostAsync("/v1/sessions/refresh", new { refreshToken = person.RefreshToken });

    private Task<JsonAnswer> LogInAsync(LoggedIn person, string password) => Server.PostAsync("/v1/sessions", new { email = person.Email, password });
}
