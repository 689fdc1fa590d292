using Ticketing.Grains.Outcomes;

namespace Ticketing.Grains.Accounts;

/// <summary>The refusals of account grains whose text never varies.</summary>
internal static class AccountRefusals
{
    public static readonly Refusal NoAccount = new(RefusalCode.NotFound, "There is no such account.");

    public static readonly Refusal EmailTaken = new(RefusalCode.EmailTaken, "This e-mail address belongs to an account, or did.");

    public static readonly Refusal WrongCredentials = new(RefusalCode.WrongCredentials, "The e-mail address or the password is wrong.");

    public static readonly Refusal SessionEnded = new(RefusalCode.SessionEnded, "Log in again.");

    public static readonly Refusal NoSession = new(RefusalCode.NotFound, "There is no such open session of this account.");

    public static readonly Refusal Suspended = new(RefusalCode.AccountSuspended, "This account is suspended; write to the service to have it looked at.");

    public static readonly Refusal OwnAccount = new(
        RefusalCode.Forbidden, "Nobody changes their own role or suspends their own account: the last admin would be gone.");

    public static readonly Refusal NoMail = new(RefusalCode.MailUnavailable, "This server sends no mail; its operator has not set a mail server.");

    public static readonly Refusal CodeInvalid = new(RefusalCode.CodeInvalid, "The code or link is wrong, was used, or is older than 30 minutes.");

    public static readonly Refusal PasswordsBusy = new(RefusalCode.Overloaded, "Too many people are logging in; try again in a moment.");
}
