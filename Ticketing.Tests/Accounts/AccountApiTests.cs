using System.Net;
using Shouldly;
using Ticketing.Tests.Kit.People;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Accounts;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class AccountApiTests(AppServer app) : IClassFixture<AppServer>
{
    private ApiServer Server => app.Server;

    [Fact]
    public async Task Somebody_signs_up_logs_in_and_sees_their_account()
    {
        var email = $"Hong.{Guid.NewGuid():N}@Example.com";
        var created = await Server.PostAsync("/v1/accounts", new { email, password = ApiServer.Password, name = " 홍길동 " });
        created.Status.ShouldBe(HttpStatusCode.Created);
        created.Text.ShouldNotContain("assword");

        var person = await Server.LogInAsync(email.ToUpperInvariant(), ApiServer.Password);
        var me = await Server.GetAsync("/v1/accounts/me", person.Token);
        me.String("email").ShouldBe(email);
        me.String("name").ShouldBe("홍길동");
        me.String("role").ShouldBe("user");
        me.Json.GetProperty("id").GetGuid().ShouldBe(person.User);
    }

    [Fact]
    public async Task Sign_up_takes_no_role()
    {
        var body = new { email = $"{Guid.NewGuid():N}@example.com", password = ApiServer.Password, name = "x", role = "admin" };
        (await Server.PostAsync("/v1/accounts", body)).ShouldBeProblem("invalid-json");
        (await Server.PostAsync("/v1/sessions", new { body.email, body.password })).ShouldBeProblem("wrong-credentials");
    }

    [Theory]
    [InlineData("no address", ApiServer.Password, "x")]
    [InlineData("a@example.com", "weak", "x")]
    [InlineData("a@example.com", ApiServer.Password, " ")]
    public async Task A_sign_up_that_breaks_a_rule_is_refused(string email, string password, string name) =>
        (await Server.PostAsync("/v1/accounts", new { email, password, name })).ShouldBeProblem("invalid-input");

    [Fact]
    public async Task Of_many_sign_ups_with_one_address_exactly_one_wins()
    {
        var email = $"{Guid.NewGuid():N}@example.com";
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Server.PostAsync(
            "/v1/accounts", new { email = i % 2 == 0 ? email : email.ToUpperInvariant(), password = ApiServer.Password, name = $"{i}" })));
        var winner = answers.Single(answer => answer.Status == HttpStatusCode.Created);
        foreach (var loser in answers.Except([winner]))
            loser.ShouldBeProblem("email-taken");
        var person = await Server.LogInAsync(email, ApiServer.Password);
        (await Server.GetAsync("/v1/accounts/me", person.Token)).String("name").ShouldBe(winner.String("name"));
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer()
    {
        var person = await Server.SignUpAsync();
        var wrong = await Server.PostAsync("/v1/sessions", new { email = person.Email, password = "wrong-word-1" });
        var unknown = await Server.PostAsync("/v1/sessions", new { email = "nobody@example.com", password = "wrong-word-1" });
        var malformed = await Server.PostAsync("/v1/sessions", new { email = "nobody", password = new string('x', 5_000) });
        wrong.ShouldBeProblem("wrong-credentials");
        unknown.Text.ShouldBe(wrong.Text);
        malformed.Text.ShouldBe(wrong.Text);
    }

    [Fact]
    public async Task The_name_can_be_changed_and_nothing_else()
    {
        var person = await Server.SignUpAsync();
        (await Server.SendAsync(HttpMethod.Patch, "/v1/accounts/me", new { name = "김철수" }, person.Token)).String("name").ShouldBe("김철수");
        (await Server.SendAsync(HttpMethod.Patch, "/v1/accounts/me", new { name = "x", role = "admin" }, person.Token)).ShouldBeProblem("invalid-json");
        (await Server.SendAsync(HttpMethod.Patch, "/v1/accounts/me", new { name = "" }, person.Token)).ShouldBeProblem("invalid-input");
        (await Server.GetAsync("/v1/accounts/me", person.Token)).String("name").ShouldBe("김철수");
    }

    [Fact]
    public async Task A_closed_account_is_gone_at_once_and_its_address_stays_taken()
    {
        var person = await Server.SignUpAsync();
        (await CloseAsync(person, "wrong-word-1")).ShouldBeProblem("wrong-credentials");
        (await Server.GetAsync("/v1/accounts/me", person.Token)).Status.ShouldBe(HttpStatusCode.OK);

        (await CloseAsync(person, ApiServer.Password)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await Server.GetAsync("/v1/accounts/me", person.Token)).ShouldBeProblem("unauthenticated");
        (await Server.PostAsync("/v1/sessions/refresh", new { refreshToken = person.RefreshToken })).ShouldBeProblem("session-ended");
        (await Server.PostAsync("/v1/sessions", new { email = person.Email, password = ApiServer.Password })).ShouldBeProblem("wrong-credentials");
        (await Server.PostAsync("/v1/accounts", new { email = person.Email, password = ApiServer.Password, name = "x" })).ShouldBeProblem("email-taken");
    }

    private Task<JsonAnswer> CloseAsync(LoggedIn person, string password) =>
        Server.SendAsync(HttpMethod.Delete, "/v1/accounts/me", new { password }, person.Token);
}
