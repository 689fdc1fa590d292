using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Accounts.Codes;

/// <summary>A secret that was mailed to the owner of an account. A newer one takes the place of the one before.</summary>
/// <param name="User">The account.</param>
/// <param name="Purpose">What it proves.</param>
/// <param name="Hash">SHA-256 of the secret, base64url.</param>
/// <param name="CreatedAt">When it was mailed.</param>
/// <param name="ExpiresAt">When it ends.</param>
/// <param name="Attempts">How often something else was presented.</param>
public sealed record AccountCodeRow(Guid User, CodePurpose Purpose, string Hash, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, int Attempts) : Row
{
    /// <inheritdoc/>
    public override RowKey Key => KeyOf(User, Purpose);

    /// <summary>The key of a code.</summary>
    public static RowKey KeyOf(Guid user, CodePurpose purpose) => new(user.ToString("N"), purpose == CodePurpose.Reset ? "reset" : "verify");
}

/// <summary>What a mailed secret proves.</summary>
public enum CodePurpose : byte
{
    /// <summary>That somebody reads the owner's mail and may set a new password.</summary>
    Reset = 0,

    /// <summary>That the owner reads mail at the address.</summary>
    Verify = 1,
}
