using Ticketing.Grains.Outcomes;

namespace Ticketing.Grains.Accounts;

/// <summary>What a password and a name must be.</summary>
public static class AccountRules
{
    /// <summary>Why a password may not be chosen; null when it may.</summary>
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

    /// <summary>The name as it is kept, or why it may not be.</summary>
    public static Outcome<string> CheckName(string name)
    {
        var trimmed = name.Trim();
        return trimmed.Length is >= 1 and <= AccountLimits.MaxNameLength && IsText(trimmed)
            ? trimmed
            : Invalid($"The name has 1 to {AccountLimits.MaxNameLength} characters, none of them a control character.");
    }

    private static bool IsSpecial(char c) => !char.IsLetterOrDigit(c) && !char.IsWhiteSpace(c) && !char.IsSurrogate(c);

    // A lone half of a surrogate pair reads as U+FFFD; it could neither be stored nor typed again.
    private static bool IsText(string text) =>
        text.EnumerateRunes().All(rune => rune != System.Text.Rune.ReplacementChar && !System.Text.Rune.IsControl(rune));

    private static Refusal Invalid(string detail) => Refusals.Invalid(detail);
}
