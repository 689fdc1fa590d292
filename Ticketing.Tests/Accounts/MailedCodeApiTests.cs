using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Ticketing.Grains.Mails;
using Ticketing.Tests.Kit.People;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Accounts;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed partial class MailedCodeApiTests : IAsyncLifetime
{
    private const string NewPassword = "다른-word-2";

    private readonly Mailbox _mailbox = new();
    private ApiServer _server = null!;

    public async Task InitializeAsync() => _server = await ApiServer.StartAsync(services: services => services.AddSingleton<IMailTransport>(_mailbox));

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_mailed_link_sets_a_new_password_once_and_ends_all_sessions()
    {
        var person = await _server.SignUpAsync();
        (await AskAsync(person.Email)).Status.ShouldBe(HttpStatusCode.Accepted);
        var mail = _mailbox.Take();
        mail.To.ShouldBe(person.Email);
        var token = Token().Match(mail.Body).Groups["token"].Value;

        (await ResetAsync(token, "short")).ShouldBeProblem("invalid-input");
        (await ResetAsync(token[..^1] + (token[^1] == 'A' ? 'B' : 'A'), NewPassword)).ShouldBeProblem("code-invalid");
        (await ResetAsync("nonsense", NewPassword)).ShouldBeProblem("code-invalid");
        (await ResetAsync($"{Guid.NewGuid():N}.{new string('A', 43)}", NewPassword)).ShouldBeProblem("code-invalid");
        (await ResetAsync(token, NewPassword)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await ResetAsync(token, NewPassword)).ShouldBeProblem("code-invalid");

        (await _server.GetAsync("/v1/accounts/me", person.Token)).ShouldBeProblem("unauthenticated");
        (await _server.PostAsync("/v1/sessions/refresh", new { refreshToken = person.RefreshToken })).ShouldBeProblem("session-ended");
        (await _server.PostAsync("/v1/sessions", new { email = person.Email, password = ApiServer.Password })).ShouldBeProblem("wrong-credentials");
        var again = await _server.LogInAsync(person.Email, NewPassword);
        (await _server.GetAsync("/v1/accounts/me", again.Token))["emailVerifiedAt"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.String);
    }

    [Fact]
    public async Task Asking_for_a_link_is_answered_alike_for_an_address_without_an_account_and_mails_nothing()
    {
        var person = await _server.SignUpAsync();
        var known = await AskAsync(person.Email);
        foreach (var other in new[] { "nobody@example.com", "no address" })
        {
            var unknown = await AskAsync(other);
            (unknown.Status, unknown.Text).ShouldBe((known.Status, known.Text));
        }

        _mailbox.Take().To.ShouldBe(person.Email);
        _mailbox.Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_mailed_code_proves_the_address_and_the_next_access_token_says_so()
    {
        var person = await _server.SignUpAsync();
        (await _server.PostAsync("/v1/accounts/me/email/verification-mail", null, person.Token)).Status.ShouldBe(HttpStatusCode.Accepted);
        var code = Code().Match(_mailbox.Take().Body).Value;
        (await VerifyAsync(code == "000000" ? "000001" : "000000", person)).ShouldBeProblem("code-invalid");
        var verified = await VerifyAsync($" {code} ", person);
        verified["emailVerifiedAt"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.String);
        (await VerifyAsync(code, person)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_admin_mails_a_link_ends_the_sessions_and_leaves_a_trace()
    {
        var person = await _server.SignUpAsync();
        var admin = await _server.AdminAsync();
        (await _server.PostAsync($"/v1/admin/accounts/{person.User}/password-reset", null, admin.Token)).Status.ShouldBe(HttpStatusCode.OK);
        Token().IsMatch(_mailbox.Take().Body).ShouldBeTrue();
        (await _server.GetAsync("/v1/accounts/me", person.Token)).ShouldBeProblem("unauthenticated");
        var newest = (await _server.GetAsync("/v1/admin/audit?limit=1", admin.Token))["items"][0];
        newest.GetProperty("what").GetString().ShouldBe("account.password-reset");
        newest.GetProperty("on").GetString().ShouldBe($"accounts/{person.User}");
    }

    [Fact]
    public async Task Without_a_mail_server_every_request_that_needs_one_is_refused()
    {
        await using var server = await ApiServer.StartAsync();
        var person = await server.SignUpAsync();
        (await server.PostAsync("/v1/passwords/reset-mail", new { email = person.Email })).ShouldBeProblem("mail-unavailable");
        (await server.PostAsync("/v1/passwords/reset-mail", new { email = "nobody@example.com" })).ShouldBeProblem("mail-unavailable");
        (await server.PostAsync("/v1/accounts/me/email/verification-mail", null, person.Token)).ShouldBeProblem("mail-unavailable");
    }

    private Task<JsonAnswer> AskAsync(string email) => _server.PostAsync("/v1/passwords/reset-mail", new { email });

    private Task<JsonAnswer> ResetAsync(string token, string newPassword) => _server.PostAsync("/v1/passwords/reset", new { token, newPassword });

    private Task<JsonAnswer> VerifyAsync(string code, LoggedIn person) => _server.PostAsync("/v1/accounts/me/email/verification", new { code }, person.Token);

    [GeneratedRegex("https://shop.example/reset-password#token=(?<token>\\S+)", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Token();

    [GeneratedRegex("\\d{6}", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Code();
}
