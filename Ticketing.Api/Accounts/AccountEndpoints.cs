using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Orleans;
using Ticketing.Api.Challenges;
using Ticketing.Api.Problems;
using Ticketing.Api.Rates;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Api.Accounts;

/// <summary>Sign-up and a person's own account.</summary>
public static class AccountEndpoints
{
    /// <summary>Adds <c>/accounts</c>.</summary>
    public static void MapAccounts(this RouteGroupBuilder v1)
    {
        var accounts = v1.MapGroup("/accounts").WithTags("Accounts").InLane(Lane.Buying);
        accounts.MapPost("", SignUp).AllowAnonymous();
        var me = accounts.MapGroup("/me").RequireAuthorization();
        me.MapGet("", GetMe);
        me.MapPatch("", RenameMe);
        me.MapDelete("", CloseMe);
        me.MapPost("/password", ChangePassword);
    }

    /// <summary>
    /// Makes an account with role user. After an unknown outcome repeat the request: the answer is the account or <c>email-taken</c>. Then
    /// log in. One network address makes 30 accounts an hour (a setting): then 429, which says how long to wait. Where the server asks for it, the
    /// request carries the solution of a challenge of /v1/challenges/sign-up in the header Challenge-Solution.
    /// </summary>
    internal static async Task<Results<Created<AccountResponse>, ProblemResult>> SignUp(
        SignUpRequest request, HttpContext context, IGrainFactory grains, [FromServices] HourlyBudgets budgets, [FromServices] IChallenge challenges)
    {
        if (!EmailAddress.TryNormalize(request.Email, out var address))
            return ProblemCatalogue.Of(RefusalCode.InvalidInput).With("email is not an e-mail address.");
        if ((challenges.WhyNot(context.Request, ChallengePurpose.SignUp) ?? budgets.TryTake(context, "sign-up")) is { } problem)
            return problem;
        var outcome = await grains.GetGrain<IEmailGrain>(address)
            .SignUp(new SignUp(Guid.CreateVersion7(), request.Email, request.Name, request.Password, CallerAddress.Of(context)));
        return outcome.Ok
            ? TypedResults.Created("/v1/accounts/me", AccountResponse.Of(outcome.Value))
            : ProblemResult.Of(outcome.Refusal);
    }

    /// <summary>The caller's account.</summary>
    internal static async Task<Results<Ok<AccountResponse>, ProblemResult>> GetMe(Caller caller, IGrainFactory grains) =>
        ToResponse(await grains.GetAccount(caller.User).View());

    /// <summary>Changes the caller's name.</summary>
    internal static async Task<Results<Ok<AccountResponse>, ProblemResult>> RenameMe(RenameRequest request, Caller caller, IGrainFactory grains) =>
        ToResponse(await grains.GetAccount(caller.User).Rename(request.Name));

    /// <summary>
    /// Closes the caller's account for good and ends its sessions; the e-mail address stays taken. After several wrong passwords the next
    /// attempt has to wait: 429.
    /// </summary>
    internal static async Task<Results<NoContent, ProblemResult>> CloseMe(
        [FromBody] CloseRequest request,
        Caller caller,
        HttpContext context,
        IGrainFactory grains,
        [FromServices] RevokedTokens revoked,
        [FromServices] LogInThrottle throttle)
    {
        using var attempt = throttle.Begin(caller.User.ToString("N"), CallerAddress.Of(context));
        if (attempt.Problem is { } wait)
            return wait;
        var outcome = await grains.GetAccount(caller.User).Close(request.Password);
        attempt.End(outcome.Refusal);
        if (!outcome.Ok)
            return ProblemResult.Of(outcome.Refusal);
        revoked.EndAccount(caller.User, long.MaxValue);
        return TypedResults.NoContent();
    }

    /// <summary>
    /// Changes the password and ends every other session of the account, with its access tokens. This session goes on: the answer has its new
    /// access token, and its refresh token stays good. After several wrong passwords the next attempt has to wait: 429.
    /// </summary>
    internal static async Task<Results<Ok<AccessTokenResponse>, ProblemResult>> ChangePassword(
        PasswordRequest request,
        Caller caller,
        HttpContext context,
        IGrainFactory grains,
        [FromServices] AccessTokens tokens,
        [FromServices] RevokedTokens revoked,
        [FromServices] LogInThrottle throttle)
    {
        using var attempt = throttle.Begin(caller.User.ToString("N"), CallerAddress.Of(context));
        if (attempt.Problem is { } wait)
            return wait;
        var outcome = await grains.GetAccount(caller.User).ChangePassword(
            new PasswordChange(caller.Session, request.OldPassword, request.NewPassword, CallerAddress.Of(context)));
        attempt.End(outcome.Refusal);
        if (!outcome.Ok)
            return ProblemResult.Of(outcome.Refusal);
        revoked.EndAccount(caller.User, outcome.Value.AccessEpoch);
        return TypedResults.Ok(new AccessTokenResponse("Bearer", tokens.Issue(Caller.Of(outcome.Value)), (int)tokens.Life.TotalSeconds));
    }

    internal static IAccountGrain GetAccount(this IGrainFactory grains, Guid user) => grains.GetGrain<IAccountGrain>(user.ToString("N"));

    private static Results<Ok<AccountResponse>, ProblemResult> ToResponse(Outcome<Profile> outcome) =>
        outcome.Ok ? TypedResults.Ok(AccountResponse.Of(outcome.Value)) : ProblemResult.Of(outcome.Refusal);
}
