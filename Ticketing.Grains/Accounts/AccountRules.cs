using Ticketing.Grains.Accounts.Passwords;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Outcomes.Texts;

namespace Ticketing.Grains.Accounts;

/// <summary>The rules for passwords and names.</summary>
public static class AccountRules
{
    /// <summary>The reason why a password is not allowed; null when the password is allowed.</summary>
    public static Refusal? CheckPassword(string password)
    {
        password = TypedText.Canonical(password);
        if (TypedText.Length(password) is < AccountLimits.MinPasswordLength or > AccountLimits.MaxPasswordLength)
            return Invalid($"The password has {AccountLimits.MinPasswordLength} to {AccountLimits.MaxPasswordLength} characters.");
        if (TypedText.WhyNot(password, AccountLimits.MaxPasswordLength) is { } problem)
            return Invalid($"The password {problem}.");
        return password.Any(char.IsLetter) && password.Any(char.IsDigit) && password.Any(IsSpecial)
            ? null
            : Invalid("The password has a letter, a digit and a special character.");
    }

    /// <summary>The name as stored; or the reason why the name is not allowed.</summary>
    public static Outcome<string> CheckName(string name)
    {
        if (TextRules.Line("name", name, AccountLimits.MaxNameLength) is { } refusal)
            return refusal;
        return TypedText.Stored(name);
    }

    /// <summary>As <see cref="CheckPassword(string)"/>, and not easy to guess for somebody who knows the e-mail address.</summary>
    public static Refusal? CheckPassword(string password, string email) => CheckPassword(password) ?? GuessablePasswords.WhyNot(TypedText.Canonical(password), email);

    /// <summary>The reason of an act of staff as stored; or why it is not allowed. It may be empty.</summary>
    public static Outcome<string> CheckReason(string reason)
    {
        if (TextRules.OptionalLine("reason", reason, AccountLimits.MaxReasonLength) is { } refusal)
            return refusal;
        return TypedText.Stored(reason);
    }

    private static bool IsSpecial(char c) => !char.IsLetterOrDigit(c) && !char.IsWhiteSpace(c) && !char.IsSurrogate(c);

    private static Refusal Invalid(string detail) => Refusals.Invalid(detail);
}
