using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Ticketing.Grains.Accounts;
using Ticketing.Tests.Kit.Clocks;
using Ticketing.Tests.Kit.People;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Accounts;

/// <summary>Guessing passwords over HTTP: slowed down, and without learning which addresses have an account.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class LogInThrottleApiTests : IAsyncLifetime
{
    private const int Free = 5;

    private readonly CountingWork _work = new();
    private ApiServer _server = null!;
    private LoggedIn _person = null!;

    public async Task InitializeAsync()
    {
        _server = await ApiServer.StartAsync(services: services =>
        {
            services.AddSingleton<IPasswordWork>(_work);
            services.AddSingletonTime(new StoppedClock());
        });
        _person = await _server.SignUpAsync();
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Known_and_unknown_addresses_get_the_same_answers_and_the_same_hashing()
    {
        var known = await GuessAsync(_person.Email);
        var unknown = await GuessAsync("nobody@example.com");

        unknown.Select(answer => answer.Text).ShouldBe(known.Select(answer => answer.Text));
        known.Select(answer => answer.ShouldBeAnyProblem())
            .ShouldBe([.. Enumerable.Repeat("wrong-credentials", Free + 1), "rate-limited"]);
        foreach (var refused in new[] { known[^1], unknown[^1] })
            int.Parse(refused.Headers["Retry-After"], CultureInfo.InvariantCulture).ShouldBe(1);
    }

    [Fact]
    public async Task An_unknown_address_costs_a_hash_like_a_known_one_and_a_refused_attempt_none()
    {
        _work.Verified = 0;
        await GuessAsync("nobody@example.com");
        _work.Verified.ShouldBe(Free + 1);
        await GuessAsync(_person.Email);
        _work.Verified.ShouldBe(2 * (Free + 1));
    }

    [Fact]
    public async Task While_somebody_guesses_the_owner_goes_on_with_the_session_and_logs_in_when_the_wait_is_over()
    {
        await GuessAsync(_person.Email);
        (await LogInAsync(_person.Email, ApiServer.Password)).ShouldBeProblem("rate-limited");
        (await _server.PostAsync("/v1/sessions/refresh", new { refreshToken = _person.RefreshToken })).Status.ShouldBe(HttpStatusCode.OK);
        (await _server.GetAsync("/v1/accounts/me", _person.Token)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_stolen_access_token_does_not_let_its_thief_guess_the_password_by_closing_the_account()
    {
        var answers = new List<string>();
        for (var i = 0; i < Free + 2; i++)
        {
            var answer = await _server.SendAsync(HttpMethod.Delete, "/v1/accounts/me", new { password = $"wrong-word-{i}" }, _person.Token);
            answers.Add(answer.ShouldBeAnyProblem());
        }

        answers.ShouldBe([.. Enumerable.Repeat("wrong-credentials", Free + 1), "rate-limited"]);
    }

    private async Task<List<JsonAnswer>> GuessAsync(string email)
    {
        var answers = new List<JsonAnswer>();
        for (var i = 0; i < Free + 2; i++) answers.Add(await LogInAsync(email, $"wrong-word-{i}"));
        return answers;
    }

    private Task<JsonAnswer> LogInAsync(string email, string password) => _server.PostAsync("/v1/sessions", new { email, password });

    // A slow machine must not let the wait of one second pass between two requests. The wall clock goes on, because the server needs it.
    private sealed class StoppedClock : TimeProvider
    {
        public override long GetTimestamp() => 0;
    }

    /// <summary>Hashes nothing and counts; the tests are about who is asked, not about PBKDF2.</summary>
    private sealed class CountingWork : IPasswordWork
    {
        public int Verified { get; set; }

        public Task<string?> HashAsync(string password, string? address) => Task.FromResult<string?>(password);

        public Task<PasswordCheck> VerifyAsync(string? hash, string password, string? address)
        {
            Verified++;
            return Task.FromResult(hash == password ? PasswordCheck.Right : PasswordCheck.Wrong);
        }
    }
}
