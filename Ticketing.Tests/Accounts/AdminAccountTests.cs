using System.Net;
using Shouldly;
using Ticketing.Tests.Kit.People;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Accounts;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class AdminAccountTests(AppServer app) : IClassFixture<AppServer>
{
    private ApiServer Server => app.Server;

    [Fact]
    public async Task Only_admins_see_the_accounts_and_change_roles()
    {
        var user = await Server.SignUpAsync();
        var promoter = await Server.PromoterAsync();
        foreach (var token in new[] { user.Token, promoter.Token })
        {
            (await Server.GetAsync("/v1/admin/accounts", token)).ShouldBeProblem("forbidden");
            (await ChangeRoleAsync(user.User, "admin", "\"1\"", token)).ShouldBeProblem("forbidden");
        }
        (await Server.GetAsync("/v1/admin/accounts")).ShouldBeProblem("unauthenticated");
        (await Server.GetAsync("/v1/accounts/me", user.Token)).String("role").ShouldBe("user");
    }

    [Fact]
    public async Task A_higher_role_shows_with_the_next_token()
    {
        var person = await Server.SignUpAsync();
        var admin = await Server.AdminAsync();
        var account = await Server.GetAsync($"/v1/admin/accounts/{person.User}", admin.Token);
        (await ChangeRoleAsync(person.User, "admin", account.Headers["ETag"], admin.Token)).String("role").ShouldBe("admin");

        (await Server.GetAsync("/v1/admin/accounts", person.Token)).ShouldBeProblem("forbidden");
        var again = LoggedIn.Of(person.Email, await Server.PostAsync("/v1/sessions/refresh", new { refreshToken = person.RefreshToken }));
        (await Server.GetAsync("/v1/admin/accounts", again.Token)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_role_is_changed_only_on_the_version_that_was_seen()
    {
        var person = await Server.SignUpAsync();
        var admin = await Server.AdminAsync();
        (await Server.SendAsync(HttpMethod.Put, $"/v1/admin/accounts/{person.User}/role", new { role = "promoter" }, admin.Token))
            .ShouldBeProblem("if-match-required");
        (await ChangeRoleAsync(person.User, "promoter", "\"2\"", admin.Token)).ShouldBeProblem("version-mismatch");
        (await ChangeRoleAsync(person.User, "promoter", "\"1\"", admin.Token)).Headers["ETag"].ShouldBe("\"2\"");
        (await ChangeRoleAsync(person.User, "user", "\"1\"", admin.Token)).ShouldBeProblem("version-mismatch");
    }

    [Fact]
    public async Task Nobody_changes_their_own_role()
    {
        var admin = await Server.AdminAsync();
        (await ChangeRoleAsync(admin.User, "user", "\"1\"", admin.Token)).ShouldBeProblem("forbidden");
    }

    [Fact]
    public async Task An_unknown_role_or_account_is_refused()
    {
        var admin = await Server.AdminAsync();
        (await ChangeRoleAsync(admin.User, "king", "\"1\"", admin.Token)).ShouldBeProblem("invalid-json");
        (await ChangeRoleAsync(Guid.NewGuid(), "user", "\"1\"", admin.Token)).ShouldBeProblem("not-found");
        (await Server.GetAsync("/v1/admin/accounts/42", admin.Token)).ShouldBeProblem("route-not-found");
    }

    [Fact]
    public async Task The_list_gives_every_account_once()
    {
        var people = new List<LoggedIn>();
        for (var i = 0; i < 5; i++)
            people.Add(await Server.SignUpAsync());
        var admin = await Server.AdminAsync();
        var seen = new List<Guid>();
        for (var cursor = ""; cursor is not null;)
        {
            var page = (await Server.GetAsync($"/v1/admin/accounts?limit=2&cursor={cursor}", admin.Token)).Json;
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid()));
            cursor = page.GetProperty("nextCursor").GetString();
        }
        seen.ShouldBeUnique();
        people.Select(person => person.User).ShouldBeSubsetOf(seen);
        seen.ShouldContain(admin.User);
    }

    private Task<JsonAnswer> ChangeRoleAsync(Guid user, string role, string tag, string token) =>
        Server.SendAsync(HttpMethod.Put, $"/v1/admin/accounts/{user}/role", new { role }, token, ("If-Match", tag));
}
