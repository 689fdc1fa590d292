using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Ticketing.Api.Idempotency;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Idempotency;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class IdempotencyKeyTests(ConventionServer conventions) : IClassFixture<ConventionServer>
{
    // A request that never arrives fails the test instead of stopping the run.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const string Body = """{"name":"표","count":1}""";

    private ApiServer Server => conventions.Server;

    [Fact]
    public async Task A_missing_key_is_refused() =>
        (await PostAsync(Body)).ShouldBeProblem("idempotency-key-missing");

    [Theory]
    [InlineData("with space")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task A_malformed_key_is_refused(string key) =>
        (await PostAsync(Body, (IdempotencyEndpoints.Header, key))).ShouldBeProblem("idempotency-key-invalid");

    [Fact]
    public async Task A_key_of_64_characters_is_taken_and_a_longer_one_is_refused()
    {
        (await OnceAsync(Body, Guid.NewGuid(), new string('k', IdempotencyEndpoints.MaxKeyLength))).Status.ShouldBe(HttpStatusCode.OK);
        (await OnceAsync(Body, Guid.NewGuid(), new string('k', IdempotencyEndpoints.MaxKeyLength + 1))).ShouldBeProblem("idempotency-key-invalid");
    }

    [Fact]
    public async Task Two_keys_are_refused() =>
        (await PostAsync(Body, (IdempotencyEndpoints.Header, "a"), (IdempotencyEndpoints.Header, "b"))).ShouldBeProblem("idempotency-key-invalid");

    [Fact]
    public async Task The_handler_gets_user_key_and_fingerprint_and_the_body_is_still_there()
    {
        var user = Guid.NewGuid();
        var seen = await OnceAsync(Body, user, "key-1");
        seen.Json.GetProperty("user").GetGuid().ShouldBe(user);
        seen.String("key").ShouldBe("key-1");
        seen.String("name").ShouldBe("표");
        seen.String("fingerprint").ShouldBe(ExpectedFingerprint("POST /v1/test/once\n" + Body));
    }

    [Fact]
    public async Task The_fingerprint_is_the_same_for_the_same_bytes_however_they_are_sent()
    {
        var body = $"{{\"name\":\"{new string('a', 40_000)}\",\"count\":1}}";
        var whole = await OnceAsync(body, Guid.NewGuid(), "k");
        var pieces = await OnceAsync(new ChunkedContent(body), Guid.NewGuid(), "k");
        pieces.String("fingerprint").ShouldBe(whole.String("fingerprint"));
        pieces.String("name").Length.ShouldBe(40_000);
    }

    [Fact]
    public async Task Another_body_or_path_has_another_fingerprint()
    {
        var one = await OnceAsync(Body, Guid.NewGuid(), "k");
        var two = await OnceAsync("""{"name":"표","count":2}""", Guid.NewGuid(), "k");
        var three = await Server.PostAsync("/v1/test/once?x=1", Body, Server.TokenFor(Guid.NewGuid()), (IdempotencyEndpoints.Header, "k"));
        new[] { one, two, three }.Select(answer => answer.String("fingerprint")).ShouldBeUnique();
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused_before_it_is_parsed()
    {
        var body = new string('x', 70_000);
        (await OnceAsync(body, Guid.NewGuid(), "k")).ShouldBeProblem("body-too-large");
        (await OnceAsync(new ChunkedContent(body), Guid.NewGuid(), "k")).ShouldBeProblem("body-too-large");
    }

    [Fact]
    public async Task A_broken_body_is_still_invalid_JSON_and_frees_the_key()
    {
        var user = Guid.NewGuid();
        (await OnceAsync("{", user, "k")).ShouldBeProblem("invalid-json");
        (await OnceAsync(Body, user, "k")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task While_a_request_runs_its_repeat_is_told_to_come_back_and_other_keys_and_users_are_not()
    {
        var running = Server.Services.GetRequiredService<RunningRequests>();
        var user = Guid.NewGuid();
        var first = Server.PostAsync("/v1/test/wait", null, Server.TokenFor(user), (IdempotencyEndpoints.Header, "k"));
        await conventions.Arrived.Task.WaitAsync(Patience);
        running.Count.ShouldBe(1);

        var repeat = await OnceAsync(Body, user, "k");
        repeat.ShouldBeProblem("request-running");
        repeat.Headers["Retry-After"].ShouldBe("1");
        (await OnceAsync(Body, user, "k2")).Status.ShouldBe(HttpStatusCode.OK);
        (await OnceAsync(Body, Guid.NewGuid(), "k")).Status.ShouldBe(HttpStatusCode.OK);

        conventions.Gate.SetResult();
        (await first).Status.ShouldBe(HttpStatusCode.OK);
        (await OnceAsync(Body, user, "k")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public void The_set_of_running_requests_is_bounded_and_gives_its_places_back()
    {
        var running = new RunningRequests();
        for (var i = 0; i < RunningRequests.Limit; i++)
            running.TryStart(Guid.Empty, $"{i}").ShouldBe(RunningRequests.Start.Started);
        running.TryStart(Guid.Empty, "more").ShouldBe(RunningRequests.Start.Full);
        running.End(Guid.Empty, "0");
        running.TryStart(Guid.Empty, "1").ShouldBe(RunningRequests.Start.AlreadyRunning);
        running.TryStart(Guid.Empty, "more").ShouldBe(RunningRequests.Start.Started);
    }

    private static string ExpectedFingerprint(string text) => System.Buffers.Text.Base64Url.EncodeToString(
        System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    private Task<JsonAnswer> PostAsync(object body, params (string Name, string Value)[] headers) =>
        Server.PostAsync("/v1/test/once", body, Server.TokenFor(Guid.NewGuid()), headers);

    private Task<JsonAnswer> OnceAsync(object body, Guid user, string key) =>
        Server.PostAsync("/v1/test/once", body, Server.TokenFor(user), (IdempotencyEndpoints.Header, key));
}
