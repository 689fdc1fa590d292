using System.Diagnostics.CodeAnalysis;

namespace Ticketing.Grains.Accounts;

/// <summary>
/// E-mail addresses as far as they must be understood: one form per mailbox, and nothing that could be taken for two. Whether an
/// address works only a mail can tell, so the check is simple: RFC 5321's lengths, unquoted ASCII, a domain with a dot.
/// </summary>
public static class EmailAddress
{
    /// <summary>RFC 5321 allows 254; 200 is what a part of a primary key may have.</summary>
    public const int MaxLength = 200;

    private const int MaxLocalLength = 64;
    private const string LocalSpecials = "!#$%&'*+-/=?^_`{|}~.";

    /// <summary>The form under which an address is unique: trimmed, lower case.</summary>
    public static bool TryNormalize(string address, [NotNullWhen(true)] out string? normalized)
    {
        normalized = address.Length > MaxLength + 32 ? "" : address.Trim().ToLowerInvariant();
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
