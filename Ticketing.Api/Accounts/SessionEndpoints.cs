using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Orleans;
using Ticketing.Api.Problems;
using Ticketing.Api.Rates;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Outcomes.Texts;

namespace Ticketing.Api.Accounts;

/// <summary>Log-in, refresh and log-out.</summary>
public static class SessionEndpoints
{
    /// <summary>Adds <c>/sessions</c>.</summary>
    public static void MapSessions(this RouteGroupBuilder v1)
    {
        var sessions = v1.MapGroup("/sessions").WithTags("Sessions").InLane(Lane.Buying);
        sessions.MapPost("", LogIn).AllowAnonymous();
        sessions.MapPost("/refresh", Refresh).AllowAnonymous();
        sessions.MapDelete("/current", LogOut).RequireAuthorization();
    }

    /// <summary>Gives an access token and the first refresh token. After several wrong passwords the next attempt has to wait: 429.</summary>
    internal static async Task<Results<Ok<SessionResponse>, ProblemResult>> LogIn(
        LogInRequest request, HttpContext context, IGrainFactory grains, [FromServices] AccessTokens tokens, [FromServices] LogInThrottle throttle)
    {
        // A malformed address or an overlong password is still looked up, so that the answer takes as long as for a wrong one.
        var address = EmailAddress.TryNormalize(request.Email, out var normalized) ? normalized : "unknown";
        var password = request.Password.Length <= TypedText.MaxBytes(AccountLimits.MaxPasswordLength) ? request.Password : "";
        using var attempt = throttle.Begin(address, CallerAddress.Of(context));
        if (attempt.Problem is { } wait)
            return wait;
        var refresh = RefreshToken.NewSession();
        var outcome = await grains.GetGrain<IEmailGrain>(address).LogIn(new LogIn(password, refresh.SessionId, refresh.Hash));
        attempt.End(outcome.Refusal);
        return outcome.Ok ? TypedResults.Ok(ToResponse(outcome.Value, refresh, tokens)) : ProblemResult.Of(outcome.Refusal);
    }

    /// <summary>Gives the next pair of tokens. A refresh token that was used before ends the whole session.</summary>
    internal static async Task<Results<Ok<SessionResponse>, ProblemResult>> Refresh(
        RefreshRequest request, IGrainFactory grains, [FromServices] AccessTokens tokens, [FromServices] RevokedTokens revoked)
    {
        if (RefreshToken.TryParse(request.RefreshToken) is not { } presented)
            return ProblemCatalogue.Of(RefusalCode.SessionEnded).With("This is no refresh token of ours.");
        var next = RefreshToken.Next(presented.SessionId);
        var (outcome, exists) = await grains.GetGrain<ISessionGrain>(presented.SessionId).Refresh(presented.Hash, next.Hash);
        if (outcome.Ok)
            return TypedResults.Ok(ToResponse(outcome.Value, next, tokens));
        // Only existing sessions are revoked; otherwise anybody could fill the set with made-up ids.
        if (exists)
            revoked.EndSession(presented.SessionId);
        return ProblemResult.Of(outcome.Refusal);
    }

    /// <summary>Ends the caller's session.</summary>
    internal static async Task<Results<NoContent, ProblemResult>> LogOut(
        Caller caller, IGrainFactory grains, [FromServices] RevokedTokens revoked)
    {
        var outcome = await grains.GetGrain<ISessionGrain>(caller.Session).End(caller.User);
        if (!outcome.Ok)
            return ProblemResult.Of(outcome.Refusal);
        revoked.EndSession(caller.Session);
        return TypedResults.NoContent();
    }

    private static SessionResponse ToResponse(OpenSession session, RefreshToken refresh, AccessTokens tokens) => new(
        "Bearer",
        tokens.Issue(new Caller(session.User, session.Role, session.SessionId)),
        (int)tokens.Life.TotalSeconds,
        refresh.ToString(),
        session.ExpiresAt,
        session.User,
        session.Role);
}
