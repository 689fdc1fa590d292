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
using Ticketing.Grains.Signing;

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
        sessions.MapGet("", ListSessions).RequireAuthorization();
        sessions.MapDelete("", EndAll).RequireAuthorization();
        sessions.MapDelete("/{sessionId}", EndOne).RequireAuthorization();
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
        var outcome = await grains.GetGrain<IEmailGrain>(address).LogIn(new LogIn(password, refresh.SessionId, refresh.Hash, DeviceOf(context), CallerAddress.TextOf(context)));
        attempt.End(outcome.Refusal);
        return outcome.Ok ? TypedResults.Ok(ToResponse(outcome.Value, refresh, tokens)) : ProblemResult.Of(outcome.Refusal);
    }

    /// <summary>
    /// Gives the next pair of tokens. A repeat within a few seconds, from another tab or after a lost answer, gets the same refresh token and an
    /// access token of its own. A refresh token that was used longer ago ends the whole session.
    /// </summary>
    internal static async Task<Results<Ok<SessionResponse>, ProblemResult>> Refresh(
        RefreshRequest request,
        HttpContext context,
        IGrainFactory grains,
        SigningKeys keys,
        [FromServices] AccessTokens tokens,
        [FromServices] RevokedTokens revoked)
    {
        if (RefreshToken.TryParse(request.RefreshToken) is not { } presented)
            return ProblemCatalogue.Of(RefusalCode.SessionEnded).With("This is no refresh token of ours.");
        var (next, other) = (presented.Next(keys), presented.OtherNext(keys));
        var (outcome, exists, isOther) = await grains.GetGrain<ISessionGrain>(presented.SessionId)
            .Use(new RefreshUse(presented.Hash, next.Hash, DeviceOf(context), CallerAddress.TextOf(context), other?.Hash));
        if (outcome.Ok)
            return TypedResults.Ok(ToResponse(outcome.Value, isOther ? other! : next, tokens));
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

    /// <summary>The caller's open sessions, the newest use first, at most 100.</summary>
    internal static async Task<Ok<SessionsResponse>> ListSessions(Caller caller, IGrainFactory grains)
    {
        var sessions = await grains.GetGrain<IAccountDirectoryGrain>("sessions").SessionsOf(caller.User);
        return TypedResults.Ok(new SessionsResponse([.. sessions.Items.Select(session => SessionItem.Of(session, caller.Session))]));
    }

    /// <summary>Ends one of the caller's sessions and its access tokens.</summary>
    internal static async Task<Results<NoContent, ProblemResult>> EndOne(
        string sessionId, Caller caller, IGrainFactory grains, [FromServices] RevokedTokens revoked)
    {
        if (!RefreshToken.IsSessionId(sessionId))
            return ProblemCatalogue.Of(RefusalCode.NotFound).With("There is no such open session of this account.");
        var outcome = await grains.GetGrain<ISessionGrain>(sessionId).EndOpen(caller.User);
        if (!outcome.Ok)
            return ProblemResult.Of(outcome.Refusal);
        revoked.EndSession(sessionId);
        return TypedResults.NoContent();
    }

    /// <summary>Ends all sessions of the caller and their access tokens, this one too.</summary>
    internal static async Task<Results<NoContent, ProblemResult>> EndAll(
        Caller caller, IGrainFactory grains, [FromServices] RevokedTokens revoked)
    {
        var outcome = await grains.GetAccount(caller.User).EndSessions();
        if (!outcome.Ok)
            return ProblemResult.Of(outcome.Refusal);
        revoked.EndAccount(caller.User, outcome.Value.AccessEpoch);
        return TypedResults.NoContent();
    }

    // Only what can be shown: the header may have any bytes.
    private static string? DeviceOf(HttpContext context)
    {
        var text = context.Request.Headers.UserAgent.ToString();
        if (text.Length > AccountLimits.MaxDeviceLength) text = text[..AccountLimits.MaxDeviceLength];
        return text.Length == 0 ? null : string.Concat(text.Select(static c => c is >= ' ' and <= '~' ? c : '?'));
    }

    private static SessionResponse ToResponse(OpenSession session, RefreshToken refresh, AccessTokens tokens) => new(
        "Bearer",
        tokens.Issue(Caller.Of(session)),
        (int)tokens.Life.TotalSeconds,
        refresh.ToString(),
        session.ExpiresAt,
        session.User,
        session.Role);
}
