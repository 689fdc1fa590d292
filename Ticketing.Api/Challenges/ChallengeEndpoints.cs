using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Ticketing.Api.Accounts;
using Ticketing.Api.Problems;
using Ticketing.Api.Rates;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Settings;

namespace Ticketing.Api.Challenges;

/// <summary>Where a client gets the challenge that it solves before it signs up or enters a queue.</summary>
internal static class ChallengeEndpoints
{
    /// <summary>Adds the built-in challenge and its settings.</summary>
    public static void AddChallenges(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedSettings<ChallengeSettings>(configuration, "Challenges");
        services.AddSingleton<IChallenge, ProofOfWork>();
    }

    /// <summary>Adds the endpoints.</summary>
    public static void MapChallenges(this RouteGroupBuilder v1)
    {
        v1.MapGet("/challenges/sign-up", ForSignUp).WithTags("Accounts").InLane(Lane.Buying).AllowAnonymous();
        v1.MapGet("/performances/{performanceId}/queue/challenge", ForQueue).WithTags("Queue").InLane(Lane.Buying).RequireAuthorization();
    }

    /// <summary>
    /// A challenge for one sign-up. With a difficulty of 0 no solution is needed. The solution goes into the header Challenge-Solution of
    /// the request: the challenge, a dot, and a number for which the SHA-256 of all this begins with as many zero bits as the difficulty says.
    /// </summary>
    internal static Ok<ChallengeResponse> ForSignUp(HttpResponse response, [FromServices] IChallenge challenges)
    {
        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(challenges.Give(ChallengePurpose.SignUp));
    }

    /// <summary>A challenge for one entry of the caller into this queue; solved as that of a sign-up.</summary>
    internal static Results<Ok<ChallengeResponse>, ProblemResult> ForQueue(
        string performanceId, Caller caller, HttpResponse response, [FromServices] IChallenge challenges)
    {
        if (Refusals.WhyNotPerformanceId(performanceId) is { } impossible) return ProblemResult.Of(impossible);
        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(challenges.Give(ChallengePurpose.Queue(performanceId, caller.User)));
    }
}
