using System.Net;
using Shouldly;
using Ticketing.Grains.Storage;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Problems;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class ProblemAnswerTests(ConventionServer conventions) : IClassFixture<ConventionServer>
{
    private ApiServer Server => conventions.Server;

    [Fact]
    public async Task A_bug_is_answered_without_its_text()
    {
        var answer = await Server.GetAsync("/v1/test/bug");
        answer.ShouldBeProblem("internal-error").GetProperty("traceId").GetString().ShouldNotBeNullOrEmpty();
        answer.Text.ShouldNotContain("secret");
        (await Server.PostAsync("/v1/test/bug", null)).ShouldBeProblem("internal-error");
    }

    public static TheoryData<string> Failures => new(ConventionServer.Failures.Select(failure => failure.GetType().Name));

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_change_that_something_away_cut_off_says_what_is_known_of_its_outcome(string failure)
    {
        var answer = await Server.PostAsync($"/v1/test/failure/{failure}", null);
        var (code, told) = failure == nameof(StoreUnavailableException)
            ? ("unavailable", "The step that failed changed nothing")
            : ("outcome-unknown", "Repeat the request with the same Idempotency-Key");
        answer.ShouldBeProblem(code).GetProperty("detail").GetString().ShouldStartWith(told);
        answer.Headers["Retry-After"].ShouldBe("2");
        answer.Text.ShouldNotContain("secret");
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_read_that_something_away_cut_off_is_only_unavailable(string failure)
    {
        var answer = await Server.GetAsync($"/v1/test/failure/{failure}");
        answer.ShouldBeProblem("unavailable").GetProperty("detail").GetString().ShouldStartWith("Nothing was changed");
        answer.Headers["Retry-After"].ShouldBe("2");
        answer.Text.ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_refusal_keeps_its_detail_and_its_seats()
    {
        var body = (await Server.GetAsync("/v1/test/seats")).ShouldBeProblem("seats-taken");
        body.GetProperty("detail").GetString().ShouldBe("A-1 is taken.");
        body.GetProperty("seats").EnumerateArray().Select(seat => seat.GetString()).ShouldBe(["A-1"]);
    }

    [Fact]
    public async Task A_refusals_own_wait_is_rounded_up_to_seconds() =>
        (await Server.GetAsync("/v1/test/full")).Headers["Retry-After"].ShouldBe("8");

    [Fact]
    public async Task An_unknown_address_has_a_code() =>
        (await Server.GetAsync("/v1/nowhere")).ShouldBeProblem("route-not-found");

    [Fact]
    public async Task A_wrong_method_has_a_code() =>
        (await Server.SendAsync(HttpMethod.Delete, "/v1/test/echo")).ShouldBeProblem("method-not-allowed");

    [Fact]
    public async Task A_wrong_path_value_has_a_code() =>
        (await Server.GetAsync("/v1/test/number/many")).ShouldBeProblem("validation-failed");

    [Fact]
    public async Task Every_bare_status_leaves_with_a_code()
    {
        for (var status = 400; status < 600; status++)
            (await Server.GetAsync($"/v1/test/status/{status}")).ShouldBeAnyProblem();
    }

    [Fact]
    public async Task No_token_is_401_and_names_the_scheme()
    {
        var answer = await Server.PostAsync("/v1/test/once", "{}");
        answer.ShouldBeProblem("unauthenticated");
        answer.Headers["WWW-Authenticate"].ShouldContain("Bearer");
    }

    [Fact]
    public async Task The_catalogue_can_be_asked_for()
    {
        (await Server.GetAsync("/v1/problems/seats-taken")).Json.GetProperty("status").GetInt32().ShouldBe(409);
        (await Server.GetAsync("/v1/problems/nonsense")).ShouldBeProblem("not-found");
    }

    [Fact]
    public async Task The_front_door_leads_to_the_try_page_and_the_document_names_every_operation()
    {
        (await Server.GetAsync("/docs/index.html")).Status.ShouldBe(HttpStatusCode.OK);
        var document = (await Server.GetAsync("/openapi/v1.json")).Json;
        document.GetProperty("openapi").GetString()!.ShouldStartWith("3.");
        var once = document.GetProperty("paths").GetProperty("/v1/test/once").GetProperty("post");
        once.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()).ShouldBe(["Idempotency-Key"]);
        once.GetProperty("responses").GetProperty("default").GetProperty("content").TryGetProperty("application/problem+json", out _).ShouldBeTrue();
        once.GetProperty("security").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Answers_carry_the_security_headers()
    {
        var answer = await Server.GetAsync("/v1/problems");
        answer.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
        answer.Headers["Content-Security-Policy"].ShouldContain("default-src 'none'");
        answer.Headers["Cache-Control"].ShouldBe("no-store");
        answer.Headers.ShouldNotContainKey("Server");
    }
}
