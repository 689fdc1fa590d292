using System.Net;
using Shouldly;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Challenges;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class ChallengeApiTests
{
    [Fact]
    public async Task With_a_challenge_a_sign_up_needs_a_solution_that_is_good_once()
    {
        await using var server = await StartAsync();
        (await SignUpAsync(server, "a@example.com")).ShouldBeProblem("challenge-required").GetProperty("difficulty").GetInt32().ShouldBe(8);

        var refused = await SignUpAsync(server, "a@example.com", "nonsense");
        refused.ShouldBeProblem("challenge-required");
        var solution = await SolveAsync(server, refused["challengeAt"].GetString()!);
        (await SignUpAsync(server, "a@example.com", solution)).Status.ShouldBe(HttpStatusCode.Created);
        (await SignUpAsync(server, "b@example.com", solution)).ShouldBeProblem("challenge-required");
    }

    [Fact]
    public async Task With_a_challenge_the_entry_of_a_queue_needs_a_solution_of_this_person_and_performance()
    {
        await using var server = await StartAsync();
        var (kim, lee) = (server.TokenFor(Guid.NewGuid()), server.TokenFor(Guid.NewGuid()));
        var refused = await EnterAsync(server, "p-1", kim);
        refused.ShouldBeProblem("challenge-required");
        refused["challengeAt"].GetString().ShouldBe("/v1/performances/p-1/queue/challenge");
        var solution = await SolveAsync(server, refused["challengeAt"].GetString()!, kim);
        (await EnterAsync(server, "p-1", lee, solution)).ShouldBeProblem("challenge-required");
        (await EnterAsync(server, "p-2", kim, solution)).ShouldBeProblem("challenge-required");

        // The solution is taken, and there is no such performance.
        (await EnterAsync(server, "p-1", kim, solution)).ShouldBeProblem("not-found");
        (await EnterAsync(server, "p-1", kim, solution)).ShouldBeProblem("challenge-required");
    }

    [Fact]
    public async Task A_challenge_is_not_kept_by_caches_and_is_a_new_one_each_time()
    {
        await using var server = await StartAsync();
        var (first, second) = (await server.GetAsync("/v1/challenges/sign-up"), await server.GetAsync("/v1/challenges/sign-up"));
        first.Headers["Cache-Control"].ShouldBe("no-store");
        first.String("header").ShouldBe("Challenge-Solution");
        first.String("challenge").ShouldNotBe(second.String("challenge"));
    }

    private static Task<ApiServer> StartAsync() => ApiServer.StartAloneAsync(
        new Dictionary<string, string?>(StringComparer.Ordinal) { ["Challenges:SignUpBits"] = "8", ["Challenges:QueueBits"] = "8" });

    private static async Task<string> SolveAsync(ApiServer server, string path, string? token = null)
    {
        var given = await server.GetAsync(path, token);
        return Solver.Solve(given.String("challenge"), given["difficulty"].GetInt32());
    }

    private static Task<JsonAnswer> SignUpAsync(ApiServer server, string email, string? solution = null) =>
        server.PostAsync("/v1/accounts", new { email, password = ApiServer.Password, name = "x" }, null, Solution(solution));

    private static Task<JsonAnswer> EnterAsync(ApiServer server, string performance, string token, string? solution = null) =>
        server.PostAsync($"/v1/performances/{performance}/queue", null, token, Solution(solution));

    private static (string, string)[] Solution(string? solution) => solution is null ? [] : [("Challenge-Solution", solution)];
}
