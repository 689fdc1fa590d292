using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Storage;
using Ticketing.Api.EntityTags;
using Ticketing.Api.Idempotency;
using Ticketing.Api.Paging;
using Ticketing.Api.Problems;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Storage;
using Ticketing.Hosting.Server;
using Xunit;

namespace Ticketing.Tests.Kit.Servers;

/// <summary>The application with a few endpoints beside its own, one for each convention.</summary>
public sealed class ConventionServer : IAsyncLifetime
{
    /// <summary>What calls of grains end with when something is away; an endpoint each, below /v1/test/failure.</summary>
    public static IReadOnlyList<Exception> Failures { get; } =
    [
        new StoreUnavailableException("secret disk"), new CommitOutcomeUnknownException("secret disk"), new TimeoutException("secret grain"),
        new SiloUnavailableException("secret silo"), new InconsistentStateException("secret row"),
        new OperationCanceledException("secret grain"), new ObjectDisposedException("secret client"),
        new UnavailableExceptionFallbackException("secret driver", new IOException("secret")), new DriverException("secret driver"),
    ];

    /// <summary>Holds requests to /v1/test/wait until a test lets them go.</summary>
    public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Tells that a request to /v1/test/wait has arrived.</summary>
    public TaskCompletionSource Arrived { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ApiServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await ApiServer.StartAsync(
        new Dictionary<string, string?>(StringComparer.Ordinal) { ["Bench:BareEndpoints"] = "true" }, map: Map);

    public async Task DisposeAsync() => await Server.DisposeAsync();

    private void Map(RouteGroupBuilder v1)
    {
        var test = v1.MapGroup("/test").AllowAnonymous();
        test.MapPost("/echo", (Sample sample) => TypedResults.Ok(sample));
        test.MapPost("/large", (Sample sample) => TypedResults.Ok(sample)).WithBodyLimit(1024 * 1024);
        test.MapGet("/number/{value}", (int value) => TypedResults.Ok(value));
        test.MapGet("/status/{value:int}", (int value) => TypedResults.StatusCode(value));
        test.MapGet("/bug", Ok () => throw new InvalidOperationException("secret 42"));
        test.MapPost("/bug", Ok () => throw new InvalidOperationException("secret 42"));
        foreach (var failure in Failures)
        {
            test.MapGet($"/failure/{failure.GetType().Name}", Ok () => throw failure);
            test.MapPost($"/failure/{failure.GetType().Name}", Ok () => throw failure);
        }

        test.MapGet("/seats", () => ProblemResult.Of(new Refusal(RefusalCode.SeatsTaken, "A-1 is taken.", ["A-1"])));
        test.MapGet("/full", () => ProblemResult.Of(new Refusal(RefusalCode.QueueFull, "Full.", RetryAfter: TimeSpan.FromSeconds(7.2))));
        test.MapGet("/page", GetPage);
        test.MapPut("/edit", Edit).RequireIfMatch();
        test.MapGet("/tag", GetTagged);
        var mine = v1.MapGroup("/test").RequireAuthorization();
        mine.MapPost("/once", (Sample sample, IdempotentRequest request) =>
            TypedResults.Ok(new Seen(request.User, request.Key.Key, request.Key.Fingerprint, sample.Name))).RequireIdempotencyKey();
        mine.MapPost("/wait", WaitAsync).RequireIdempotencyKey();
    }

    private async Task<Ok> WaitAsync(IdempotentRequest request)
    {
        Arrived.TrySetResult();
        await Gate.Task;
        return TypedResults.Ok();
    }

    private static Results<Ok<Page<string>>, ProblemResult> GetPage([AsParameters] PageQuery query)
    {
        if (!query.TryRead("letters", out var page, out var problem))
            return problem;
        var rows = "abcdefghijklmnopqrstuvwxyz".Select(letter => letter.ToString())
            .Where(letter => string.CompareOrdinal(letter, page.After) > 0)
            .Take(page.ReadLimit)
            .ToList();
        return TypedResults.Ok(page.ToPage(rows, letter => letter, letter => letter));
    }

    private static Results<Ok<long>, ProblemResult> Edit(HttpRequest request) =>
        EntityTag.TryReadIfMatch(request, out var version, out var problem) ? TypedResults.Ok(version) : problem;

    private static Results<Ok<string>, StatusCodeHttpResult> GetTagged(HttpContext context)
    {
        var tag = EntityTag.OfVersion(12);
        tag.WriteTo(context.Response);
        return tag.IsKnownTo(context.Request) ? TypedResults.StatusCode(304) : TypedResults.Ok("twelve");
    }

    private sealed class DriverException(string message) : DbException(message);

    public enum Colour
    {
        Red,
        DarkBlue,
    }

    public sealed record Sample(string Name, int Count, Colour? Colour = null, DateTimeOffset? At = null, Sample? Inner = null);

    public sealed record Seen(Guid User, string Key, string Fingerprint, string Name);
}
