using System.Diagnostics.CodeAnalysis;
using Ticketing.Grains.Outcomes.Texts;

namespace Ticketing.Grains.Accounts;

/// <summary>
/// Checks and normalizes e-mail addresses. Each mailbox has one normalized form, and an address that could be read in two ways is refused.
/// Only a mail can prove that an address works, so the check is simple: RFC 5321's lengths, unquoted ASCII, a domain with a dot.
/// </summary>
public static class EmailAddress
{
    /// <summary>Longest address. RFC 5321 allows 254 characters, but a part of a primary key has at most 200.</summary>
    public const int MaxLength = 200;

    private const int MaxLocalLength = 64;
    private const string LocalSpecials = "!#$%&'*+-/=?^_`{|}~.";

    /// <summary>Gives the form under which an address is unique: form C, trimmed, lower case. False when the text is no address.</summary>
    public static bool TryNormalize(string address, [NotNullWhen(true)] out string? normalized)
    {
        normalized = address.Length > MaxLength + 32 ? "" : TypedText.Stored(address).ToLowerInvariant();
        if (normalized.Length <= MaxLength && normalized.Split('@') is [var local, var domain] && IsLocal(local) && IsDomain(domain))
            return true;
        normalized = null;
        return false;
    }

    private static bool IsLocal(string local) =>
        local.Length is > 0 and <= MaxLocalLength
        && local.All(c => char.IsAsciiLetterOrDigit(c) || LocalSpecials.Contains(c))
        && !local.StartsWith('.') && !local.EndsWith('.') && !local.Contains("..");

    private static bool IsDomain(string domain)
    {
        var labels = domain.Split('.');
        return labels.Length >= 2 && labels.All(IsLabel) && !labels[^1].All(char.IsAsciiDigit);
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63
        && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
        && !label.StartsWith('-') && !label.EndsWith('-');
}
