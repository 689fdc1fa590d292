using System.Net;
using Shouldly;
using Ticketing.Tests.Kit.Clocks;
using Ticketing.Tests.Kit.People;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Accounts;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class SessionApiTests(AppServer app) : IClassFixture<AppServer>
{
    private ApiServer Server => app.Server;

    [Fact]
    public async Task A_second_use_of_a_refresh_token_within_seconds_is_answered_with_the_same_next_one()
    {
        var first = await Server.SignUpAsync();
        var one = await RefreshAsync(first);
        var two = await RefreshAsync(first);
        two.RefreshToken.ShouldBe(one.RefreshToken);
        foreach (var token in new[] { one.Token, two.Token })
            (await Server.GetAsync("/v1/accounts/me", token)).Status.ShouldBe(HttpStatusCode.OK);
        (await RefreshAsync(two)).User.ShouldBe(first.User);
    }

    [Fact]
    public async Task A_refresh_token_that_was_used_longer_ago_ends_the_session()
    {
        var time = new ShiftedTime();
        await using var server = await ApiServer.StartAsync(services: services => services.AddSingletonTime(time));
        var first = await server.SignUpAsync();
        Task<JsonAnswer> Refresh(string refreshToken) => server.PostAsync("/v1/sessions/refresh", new { refreshToken });
        var second = LoggedIn.Of(first.Email, await Refresh(first.RefreshToken));
        time.Shift = TimeSpan.FromSeconds(11);
        (await server.GetAsync("/v1/accounts/me", second.Token)).Status.ShouldBe(HttpStatusCode.OK);
        (await Refresh(first.RefreshToken)).ShouldBeProblem("session-ended");
        (await Refresh(second.RefreshToken)).ShouldBeProblem("session-ended");
        (await server.GetAsync("/v1/accounts/me", second.Token)).ShouldBeProblem("unauthenticated");
    }

    [Fact]
    public async Task Many_refreshes_with_one_token_at_the_same_time_give_one_next_token()
    {
        var person = await Server.SignUpAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PostRefreshAsync(person.RefreshToken)));
        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK);
        answers.Select(answer => answer.String("refreshToken")).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Log_out_ends_the_access_token_and_the_refresh_token_of_this_session_only()
    {
        var phone = await Server.SignUpAsync();
        var laptop = await Server.LogInAsync(phone.Email, ApiServer.Password);
        (await Server.SendAsync(HttpMethod.Delete, "/v1/sessions/current", null, phone.Token)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await Server.GetAsync("/v1/accounts/me", phone.Token)).ShouldBeProblem("unauthenticated");
        (await PostRefreshAsync(phone.RefreshToken)).ShouldBeProblem("session-ended");
        (await Server.GetAsync("/v1/accounts/me", laptop.Token)).Status.ShouldBe(HttpStatusCode.OK);
        (await RefreshAsync(laptop)).User.ShouldBe(phone.User);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("00000000000000000000000000000000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_refresh_token_that_is_not_ours_is_refused(string token) =>
        (await PostRefreshAsync(token)).ShouldBeProblem("session-ended");

    [Fact]
    public async Task A_token_ends_with_its_time()
    {
        var time = new ShiftedTime();
        await using var server = await ApiServer.StartAsync(services: services => services.AddSingletonTime(time));
        var person = await server.SignUpAsync();
        time.Shift = TimeSpan.FromMinutes(29);
        (await server.GetAsync("/v1/accounts/me", person.Token)).Status.ShouldBe(HttpStatusCode.OK);
        time.Shift = TimeSpan.FromMinutes(31);
        (await server.GetAsync("/v1/accounts/me", person.Token)).ShouldBeProblem("unauthenticated");
        time.Shift = TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1);
        (await server.PostAsync("/v1/sessions/refresh", new { refreshToken = person.RefreshToken })).ShouldBeProblem("session-ended");
    }

    [Theory]
    [InlineData("x"), InlineData("CfDJ8AAAAAAAAAAA"), InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.")]
    public async Task A_forged_token_is_nobody(string token) =>
        (await Server.GetAsync("/v1/accounts/me", token)).ShouldBeProblem("unauthenticated");

    private async Task<LoggedIn> RefreshAsync(LoggedIn person) => LoggedIn.Of(person.Email, await PostRefreshAsync(person.RefreshToken));

    private Task<JsonAnswer> PostRefreshAsync(string refreshToken) => Server.PostAsync("/v1/sessions/refresh", new { refreshToken });
}
