using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Storage;
using Ticketing.Tests.Kit.People;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Accounts;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class SessionListTests(AppServer app) : IClassFixture<AppServer>
{
    private const string NewPassword = "다른-word-2";

    private ApiServer Server => app.Server;

    [Fact]
    public async Task A_person_sees_the_open_sessions_with_device_and_address_the_newest_use_first()
    {
        var phone = await Server.SignUpAsync();
        var laptop = await Server.LogInAsync(phone.Email, ApiServer.Password);
        var refreshed = await Server.PostAsync(
            "/v1/sessions/refresh", new { refreshToken = phone.RefreshToken }, null, ("User-Agent", "Phone/1.0 " + new string('x', 300)));

        var items = (await Server.GetAsync("/v1/sessions", laptop.Token))["items"].EnumerateArray().ToList();
        items.Select(item => item.GetProperty("id").GetString()).ShouldBe([SessionOf(phone), SessionOf(laptop)]);
        items.Select(item => item.GetProperty("current").GetBoolean()).ShouldBe([false, true]);
        items[0].GetProperty("device").GetString().ShouldBe("Phone/1.0 " + new string('x', 190));
        items[0].GetProperty("address").GetString().ShouldBe("127.0.0.1");
        items[0].GetProperty("expiresAt").GetDateTimeOffset().ShouldBe(refreshed["refreshExpiresAt"].GetDateTimeOffset());
        items[1].GetProperty("device").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task One_session_can_be_ended_from_another_and_nobody_elses()
    {
        var phone = await Server.SignUpAsync();
        var laptop = await Server.LogInAsync(phone.Email, ApiServer.Password);
        var stranger = await Server.SignUpAsync();
        (await DeleteAsync($"/v1/sessions/{SessionOf(phone)}", stranger.Token)).ShouldBeProblem("not-found");
        (await DeleteAsync($"/v1/sessions/{SessionOf(phone)}", laptop.Token)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await DeleteAsync($"/v1/sessions/{SessionOf(phone)}", laptop.Token)).ShouldBeProblem("not-found");
        (await DeleteAsync("/v1/sessions/no-session", laptop.Token)).ShouldBeProblem("not-found");
        await ShouldBeEndedAsync(phone);
        await ShouldBeOpenAsync(laptop);
    }

    [Fact]
    public async Task All_sessions_can_be_ended_at_once_and_a_log_in_opens_a_new_one()
    {
        var phone = await Server.SignUpAsync();
        var laptop = await Server.LogInAsync(phone.Email, ApiServer.Password);
        (await DeleteAsync("/v1/sessions", phone.Token)).Status.ShouldBe(HttpStatusCode.NoContent);
        await ShouldBeEndedAsync(phone);
        await ShouldBeEndedAsync(laptop);
        await ShouldBeOpenAsync(await Server.LogInAsync(phone.Email, ApiServer.Password));
    }

    [Fact]
    public async Task A_changed_password_ends_the_other_sessions_and_this_one_goes_on()
    {
        var phone = await Server.SignUpAsync();
        var laptop = await Server.LogInAsync(phone.Email, ApiServer.Password);
        (await ChangeAsync(phone, "wrong-word-1", NewPassword)).ShouldBeProblem("wrong-credentials");
        (await ChangeAsync(phone, ApiServer.Password, "short")).ShouldBeProblem("invalid-input");
        await ShouldBeOpenAsync(laptop);

        var changed = await ChangeAsync(phone, ApiServer.Password, NewPassword);
        changed.Status.ShouldBe(HttpStatusCode.OK);
        (await Server.GetAsync("/v1/accounts/me", phone.Token)).ShouldBeProblem("unauthenticated");
        await ShouldBeEndedAsync(laptop);
        await ShouldBeOpenAsync(phone with { Token = changed.String("accessToken") });
        (await Server.PostAsync("/v1/sessions", new { email = phone.Email, password = ApiServer.Password })).ShouldBeProblem("wrong-credentials");
        await ShouldBeOpenAsync(await Server.LogInAsync(phone.Email, NewPassword));
    }

    [Fact]
    public async Task A_list_shows_the_hundred_sessions_that_were_used_last()
    {
        var person = await Server.SignUpAsync();
        var now = DateTimeOffset.UtcNow;
        var rows = Enumerable.Range(1, 120).Select(number =>
            (RowWrite)new SessionRow($"{person.User:N}{number}", person.User, "hash", now.AddDays(1), null) { LastUsedAt = now.AddMinutes(-number), Version = 1 });
        (await Server.Services.GetRequiredService<IRowStore>().TryCommitAsync([.. rows])).ShouldBeNull();

        var items = (await Server.GetAsync("/v1/sessions", person.Token))["items"].EnumerateArray().ToList();
        items.Count.ShouldBe(100);
        items[^1].GetProperty("id").GetString().ShouldBe($"{person.User:N}99");
    }

    private static string SessionOf(LoggedIn person) => person.RefreshToken.Split('.')[0];

    private Task<JsonAnswer> ChangeAsync(LoggedIn person, string oldPassword, string newPassword) =>
        Server.PostAsync("/v1/accounts/me/password", new { oldPassword, newPassword }, person.Token);

    private Task<JsonAnswer> DeleteAsync(string path, string token) => Server.SendAsync(HttpMethod.Delete, path, null, token);

    private async Task ShouldBeOpenAsync(LoggedIn person)
    {
        (await Server.GetAsync("/v1/accounts/me", person.Token)).Status.ShouldBe(HttpStatusCode.OK);
        (await Server.PostAsync("/v1/sessions/refresh", new { refreshToken = person.RefreshToken })).Status.ShouldBe(HttpStatusCode.OK);
    }

    private async Task ShouldBeEndedAsync(LoggedIn person)
    {
        (await Server.GetAsync("/v1/accounts/me", person.Token)).ShouldBeProblem("unauthenticated");
        (await Server.PostAsync("/v1/sessions/refresh", new { refreshToken = person.RefreshToken })).ShouldBeProblem("session-ended");
    }
}
