using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Ticketing.Api.Hosting;
using Ticketing.Api.LiveStreams;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Api.Problems;

/// <summary>An answer with status 400 or above. This API gives such answers in no other way.</summary>
public sealed class ProblemResult : IResult, IStatusCodeHttpResult, IContentTypeHttpResult, IEndpointMetadataProvider
{
    internal const string MediaType = "application/problem+json";

    internal ProblemResult(ProblemKind kind, string detail)
    {
        Kind = kind;
        Detail = detail;
    }

    /// <summary>The entry of the catalogue.</summary>
    public ProblemKind Kind { get; }

    /// <summary>What is wrong with this request.</summary>
    public string Detail { get; }

    /// <summary>The seats concerned, when the problem is about seats.</summary>
    public IReadOnlyList<string>? Seats { get; init; }

    /// <summary>How long the caller should wait before a repeat. Overrides the catalogue's figure.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The values of the sentence, for programs.</summary>
    public RefusalFacts? Facts { get; init; }

    /// <summary>Where to get the challenge that must be solved first.</summary>
    public string? ChallengeAt { get; init; }

    /// <summary>How hard that challenge is, in bits.</summary>
    public int? Difficulty { get; init; }

    internal string? TraceId { get; init; }

    /// <inheritdoc/>
    public int? StatusCode => Kind.Status;

    /// <inheritdoc/>
    public string? ContentType => MediaType;

    /// <summary>The answer to a refusal of the domain.</summary>
    public static ProblemResult Of(Refusal refusal) => new(ProblemCatalogue.Of(refusal.Code), refusal.Detail)
    {
        Seats = refusal.Seats,
        RetryAfter = refusal.RetryAfter,
        Facts = refusal.Facts,
    };

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.RequestServices.GetRequiredService<ProblemMetrics>().Answered(Kind);
        var response = httpContext.Response;
        var body = ProblemBody.Of(this);
        if (BusyStream.Fits(httpContext, Kind.Status)) return BusyStream.WriteAsync(httpContext, body, TimeSpan.FromSeconds(RetryAfterSeconds ?? 0));
        response.StatusCode = Kind.Status;
        response.ContentType = MediaType;
        response.ContentLength = null;
        response.Headers.CacheControl = "no-store";
        response.Headers.Remove("ETag");
        if (RetryAfterSeconds is { } seconds)
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        // RFC 9110, 11.6.1: a 401 names the scheme.
        if (Kind.Status == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = "Bearer";
        if (HeadRequests.IsHead(httpContext))
            return Task.CompletedTask;
        return JsonSerializer.SerializeAsync(response.BodyWriter, body, ProblemJson.Strict.ProblemBody, httpContext.RequestAborted);
    }

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status400BadRequest, typeof(ProblemBody), [MediaType]));

    // Rounded up, because a repeat a moment too early would be refused again.
    private int? RetryAfterSeconds => RetryAfter is { } wait
        ? Math.Clamp((int)Math.Ceiling(wait.TotalSeconds), 1, 3_600)
        : Kind.RetryAfterSeconds;
}
