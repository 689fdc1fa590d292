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
    public async Task A_refresh_token_is_good_once_and_its_reuse_ends_the_session()
    {
        var first = await Server.SignUpAsync();
        var second = await RefreshAsync(first);
        second.User.ShouldBe(first.User);
        (await Server.GetAsync("/v1/accounts/me", second.Token)).Status.ShouldBe(HttpStatusCode.OK);

        (await PostRefreshAsync(first.RefreshToken)).ShouldBeProblem("session-ended");
        (await PostRefreshAsync(second.RefreshToken)).ShouldBeProblem("session-ended");
        (await Server.GetAsync("/v1/accounts/me", second.Token)).ShouldBeProblem("unauthenticated");
    }

    [Fact]
    public async Task Of_many_refreshes_with_one_token_at_most_one_goes_through()
    {
        var person = await Server.SignUpAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PostRefreshAsync(person.RefreshToken)));
        answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(1);
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
