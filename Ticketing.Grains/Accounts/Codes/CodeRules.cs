using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ticketing.Grains.Accounts.Codes;

/// <summary>How mailed secrets are made, checked and used up.</summary>
public static class CodeRules
{
    /// <summary>How long a mailed secret is good.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    /// <summary>How long nobody gets another mail for the same purpose, so that nobody's mailbox is filled.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>The most wrong secrets: with six digits somebody who guesses has a chance of 1 in 200,000.</summary>
    public const int MaxAttempts = 5;

    private const int SecretBytes = 32;
    private const int CodeDigits = 6;

    /// <summary>A secret of a link: 43 characters, base64url.</summary>
    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>A code of six digits that a person types.</summary>
    public static string NewCode() => RandomNumberGenerator.GetInt32(1_000_000).ToString(CultureInfo.InvariantCulture).PadLeft(CodeDigits, '0');

    /// <summary>
    /// The row of a new secret; null when the one before was mailed a moment ago, or is used up. Wrong secrets count on while the one before is
    /// good, so that asking again gives no more guesses.
    /// </summary>
    public static AccountCodeRow? Next(AccountCodeRow? before, Guid user, CodePurpose purpose, string secret, DateTimeOffset now) =>
        AttemptsOf(before, now) is var attempts && (attempts >= MaxAttempts || now - before?.CreatedAt < Pause)
            ? null
            : new AccountCodeRow(user, purpose, HashOf(user, secret), now, now + Life, attempts) { Version = (before?.Version ?? 0) + 1 };

    /// <summary>Whether a secret is the one that was mailed, and is still good.</summary>
    public static bool Fits(AccountCodeRow? code, string secret, DateTimeOffset now) =>
        code is { Attempts: < MaxAttempts }
        && now < code.ExpiresAt
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(code.Hash), Encoding.ASCII.GetBytes(HashOf(code.User, secret)));

    /// <summary>The row after a wrong secret; null when there is nothing to count: nobody guesses the secret of a link.</summary>
    public static AccountCodeRow? Wrong(AccountCodeRow? code) =>
        code is { Attempts: < MaxAttempts, Purpose: CodePurpose.Verify } ? code with { Attempts = code.Attempts + 1, Version = code.Version + 1 } : null;

    /// <summary>The hash of a secret. The account is part of it, so that equal codes of two accounts have different hashes.</summary>
    public static string HashOf(Guid user, string secret) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"{user:N}.{secret}")));

    private static int AttemptsOf(AccountCodeRow? code, DateTimeOffset now) => code is not null && now < code.ExpiresAt ? code.Attempts : 0;
}
