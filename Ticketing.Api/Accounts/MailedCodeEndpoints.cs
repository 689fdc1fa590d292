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

namespace Ticketing.Api.Accounts;

/// <summary>What a mail to the owner of an account proves: a forgotten password and a verified address.</summary>
public static class MailedCodeEndpoints
{
    /// <summary>Adds <c>/passwords</c> and <c>/accounts/me/email</c>.</summary>
    public static void MapMailedCodes(this RouteGroupBuilder v1)
    {
        var passwords = v1.MapGroup("/passwords").WithTags("Accounts").InLane(Lane.Buying).AllowAnonymous();
        passwords.MapPost("/reset-mail", MailReset);
        passwords.MapPost("/reset", ResetPassword);
        var email = v1.MapGroup("/accounts/me/email").WithTags("Accounts").InLane(Lane.Buying).RequireAuthorization();
        email.MapPost("/verification-mail", MailVerification);
        email.MapPost("/verification", VerifyEmail);
    }

    /// <summary>
    /// Mails a link that sets a new password, good once for 30 minutes. The answer is the same whether there is an account or not. One mail a
    /// minute is sent to an account, and one address asks as often as it may sign up: then 429.
    /// </summary>
    internal static async Task<Results<Accepted, ProblemResult>> MailReset(
        ResetMailRequest request, HttpContext context, IGrainFactory grains, [FromServices] HourlyBudgets budgets)
    {
        if (budgets.TryTake(context, "reset-mail") is { } wait)
            return wait;
        var address = EmailAddress.TryNormalize(request.Email, out var normalized) ? normalized : "unknown";
        var outcome = await grains.GetGrain<IEmailGrain>(address).MailReset();
        return outcome.Ok ? TypedResults.Accepted((string?)null) : ProblemResult.Of(outcome.Refusal);
    }

    /// <summary>Sets a new password with a mailed link, which is used up, and ends all sessions. Then log in.</summary>
    internal static async Task<Results<NoContent, ProblemResult>> ResetPassword(
        PasswordResetRequest request, HttpContext context, IGrainFactory grains, [FromServices] RevokedTokens revoked)
    {
        if (ResetToken.TryParse(request.Token) is not { } token)
            return ProblemCatalogue.Of(RefusalCode.CodeInvalid).With("This is no token of a link of ours.");
        var outcome = await grains.GetAccount(token.User)
            .ResetPassword(new PasswordReset(token.Secret, request.NewPassword, CallerAddress.Of(context)));
        if (!outcome.Ok)
            return ProblemResult.Of(outcome.Refusal);
        revoked.EndAccount(token.User, outcome.Value.AccessEpoch);
        return TypedResults.NoContent();
    }

    /// <summary>Mails a code of six digits that proves the caller's address, good for 30 minutes. One mail a minute is sent.</summary>
    internal static async Task<Results<Accepted, ProblemResult>> MailVerification(Caller caller, IGrainFactory grains)
    {
        var outcome = await grains.GetAccount(caller.User).MailVerification();
        return outcome.Ok ? TypedResults.Accepted((string?)null) : ProblemResult.Of(outcome.Refusal);
    }

    /// <summary>
    /// Proves the caller's address with a mailed code; five wrong ones use it up. The next access token says that the address is verified.
    /// </summary>
    internal static async Task<Results<Ok<AccountResponse>, ProblemResult>> VerifyEmail(
        VerificationRequest request, Caller caller, IGrainFactory grains)
    {
        var outcome = await grains.GetAccount(caller.User).VerifyEmail(request.Code.Length <= 16 ? request.Code.Trim() : "");
        return outcome.Ok ? TypedResults.Ok(AccountResponse.Of(outcome.Value)) : ProblemResult.Of(outcome.Refusal);
    }
}
