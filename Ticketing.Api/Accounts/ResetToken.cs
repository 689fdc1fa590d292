namespace Ticketing.Api.Accounts;

/// <summary>The token of a mailed link: an account and a secret.</summary>
/// <param name="User">The account.</param>
/// <param name="Secret">43 characters, base64url.</param>
internal sealed record ResetToken(Guid User, string Secret)
{
    private const int UserLength = 32;
    private const int MaxLength = 128;

    /// <summary>Reads a token; null when the text cannot be one.</summary>
    public static ResetToken? TryParse(string text) =>
        text.Length is > UserLength and <= MaxLength && text[UserLength] == '.' && Guid.TryParseExact(text[..UserLength], "N", out var user)
            ? new ResetToken(user, text[(UserLength + 1)..])
            : null;
}
