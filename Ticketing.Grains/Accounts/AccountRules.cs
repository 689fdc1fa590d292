using Ticketing.Grains.Accounts.Passwords;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Grains.Accounts;

/// <summary>The rules for passwords and names.</summary>
public static class AccountRules
{
    /// <summary>The reason why a password is not allowed; null when the password is allowed.</summary>
    public static Refusal? CheckPassword(string password)
    {
        if (password.Length is < AccountLimits.MinPasswordLength or > AccountLimits.MaxPasswordLength)
            return Invalid($"The password has {AccountLimits.MinPasswordLength} to {AccountLimits.MaxPasswordLength} characters.");
        if (!IsText(password))
            return Invalid("The password has no control characters.");
        return password.Any(char.IsLetter) && password.Any(char.IsDigit) && password.Any(IsSpecial)
            ? null
            : Invalid("The password has a letter, a digit and a special character.");
    }

    /// <summary>The name as stored, without outer blanks; or the reason why the name is not allowed.</summary>
    public static Outcome<string> CheckName(string name)
    {
        var trimmed = name.Trim();
        return trimmed.Length is >= 1 and <= AccountLimits.MaxNameLength && IsText(trimmed)
            ? trimmed
            : Invalid($"The name has 1 to {AccountLimits.MaxNameLength} characters, none of them a control character.");
    }

    /// <summary>As <see cref="CheckPassword(string)"/>, and not easy to guess for somebody who knows the e-mail address.</summary>
    public static Refusal? CheckPassword(string password, string email) => CheckPassword(password) ?? GuessablePasswords.WhyNot(password, email);

    /// <summary>The reason of an act of staff as stored, without outer blanks; or why it is not allowed.</summary>
    public static Outcome<string> CheckReason(string reason)
    {
        var trimmed = reason.Trim();
        return trimmed.Length <= AccountLimits.MaxReasonLength && IsText(trimmed)
            ? trimmed
            : Invalid($"The reason has at most {AccountLimits.MaxReasonLength} characters, none of them a control character.");
    }

    private static bool IsSpecial(char c) => !char.IsLetterOrDigit(c) && !char.IsWhiteSpace(c) && !char.IsSurrogate(c);

    // EnumerateRunes reports half of a surrogate pair as U+FFFD. A text with such a half could be neither stored nor typed again.
    private static bool IsText(string text) =>
        text.EnumerateRunes().All(rune => rune != System.Text.Rune.ReplacementChar && !System.Text.Rune.IsControl(rune));

    private static Refusal Invalid(string detail) => Refusals.Invalid(detail);
}
