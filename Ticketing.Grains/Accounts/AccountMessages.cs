using Orleans;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Grains.Accounts;

/// <summary>A request to create an account.</summary>
/// <param name="User">The id of the new account, drawn by the caller.</param>
/// <param name="Email">The address as typed.</param>
/// <param name="Name">The name as typed.</param>
/// <param name="Password">The password in clear; it is hashed at once and never shown.</param>
/// <param name="Address">The network address of the caller; null when it is not known.</param>
[GenerateSerializer, Immutable, Alias("Accounts.SignUp")]
public sealed record SignUp(
    [property: Id(0)] Guid User,
    [property: Id(1)] string Email,
    [property: Id(2)] string Name,
    [property: Id(3)] string Password,
    [property: Id(4)] string? Address = null)
{
    /// <summary>Without the password, for logs.</summary>
    public override string ToString() => $"{nameof(SignUp)} {User}";
}

/// <summary>A request to log in.</summary>
/// <param name="Password">The password in clear.</param>
/// <param name="SessionId">The id of the new session, drawn by the caller.</param>
/// <param name="RefreshHash">The hash of the first refresh token, which only the caller knows.</param>
/// <param name="Device">What the device calls itself; null when it does not say.</param>
/// <param name="Address">The network address of the caller; null when it is not known.</param>
[GenerateSerializer, Immutable, Alias("Accounts.LogIn")]
public sealed record LogIn(
    [property: Id(0)] string Password,
    [property: Id(1)] string SessionId,
    [property: Id(2)] string RefreshHash,
    [property: Id(3)] string? Device = null,
    [property: Id(4)] string? Address = null)
{
    /// <summary>Without the password, for logs.</summary>
    public override string ToString() => $"{nameof(LogIn)} {SessionId}";
}

/// <summary>An account as its owner and admins see it.</summary>
/// <param name="User">The account's id.</param>
/// <param name="Email">The address as typed.</param>
/// <param name="Name">The name.</param>
/// <param name="Role">What the account may do.</param>
/// <param name="CreatedAt">When the account was created.</param>
/// <param name="DeletedAt">When its owner closed the account; null while it is open.</param>
/// <param name="Version">For If-Match.</param>
/// <param name="SuspendedAt">When an admin suspended the account; null while it is not suspended.</param>
/// <param name="EmailVerifiedAt">When the owner proved the address; null before.</param>
/// <param name="AccessEpoch">Access tokens of a lower epoch have ended.</param>
[GenerateSerializer, Immutable, Alias("Accounts.Profile")]
public sealed record Profile(
    [property: Id(0)] Guid User,
    [property: Id(1)] string Email,
    [property: Id(2)] string Name,
    [property: Id(3)] Role Role,
    [property: Id(4)] DateTimeOffset CreatedAt,
    [property: Id(5)] DateTimeOffset? DeletedAt,
    [property: Id(6)] long Version,
    [property: Id(7)] DateTimeOffset? SuspendedAt = null,
    [property: Id(8)] DateTimeOffset? EmailVerifiedAt = null,
    [property: Id(9)] long AccessEpoch = 0)
{
    /// <summary>The part of a row that may be shown: everything but the password hash.</summary>
    public static Profile Of(AccountRow row) =>
        new(row.User, row.Email, row.Name, row.Role, row.CreatedAt, row.DeletedAt, row.Version, row.SuspendedAt, row.EmailVerifiedAt, row.AccessEpoch);
}

/// <summary>An open session.</summary>
/// <param name="SessionId">The session's id.</param>
/// <param name="User">The account that logged in.</param>
/// <param name="Role">What the account may do now.</param>
/// <param name="ExpiresAt">When the newest refresh token expires.</param>
/// <param name="AccessEpoch">The account's epoch, for the access token.</param>
/// <param name="IsEmailVerified">Whether the owner has proved the e-mail address.</param>
[GenerateSerializer, Immutable, Alias("Accounts.OpenSession")]
public sealed record OpenSession(
    [property: Id(0)] string SessionId,
    [property: Id(1)] Guid User,
    [property: Id(2)] Role Role,
    [property: Id(3)] DateTimeOffset ExpiresAt,
    [property: Id(4)] long AccessEpoch = 0,
    [property: Id(5)] bool IsEmailVerified = false)
{
    /// <summary>The session with what its account may do now.</summary>
    public static OpenSession Of(SessionRow session, AccountRow account) =>
        new(session.SessionId, account.User, account.Role, session.ExpiresAt, account.AccessEpoch, account.EmailVerifiedAt is not null);
}

/// <summary>The use of a refresh token.</summary>
/// <param name="PresentedHash">The hash of the token that is used.</param>
/// <param name="NextHash">The hash of the next one, which follows from it.</param>
/// <param name="Device">What the device calls itself; null when it does not say.</param>
/// <param name="Address">The network address of the caller; null when it is not known.</param>
/// <param name="OtherNextHash">The hash of the next one by the other signing secret, while the secret changes; else null.</param>
[GenerateSerializer, Immutable, Alias("Accounts.RefreshUse")]
public sealed record RefreshUse(
    [property: Id(0)] string PresentedHash,
    [property: Id(1)] string NextHash,
    [property: Id(2)] string? Device = null,
    [property: Id(3)] string? Address = null,
    [property: Id(4)] string? OtherNextHash = null);

/// <summary>A request to change the password.</summary>
/// <param name="Session">The session in which it is changed, and which goes on; all others end.</param>
/// <param name="OldPassword">The password now.</param>
/// <param name="NewPassword">The password from then on.</param>
/// <param name="Address">The network address of the caller.</param>
[GenerateSerializer, Immutable, Alias("Accounts.PasswordChange")]
public sealed record PasswordChange(
    [property: Id(0)] string Session,
    [property: Id(1)] string OldPassword,
    [property: Id(2)] string NewPassword,
    [property: Id(3)] string? Address)
{
    /// <summary>Without the passwords, for logs.</summary>
    public override string ToString() => nameof(PasswordChange);
}

/// <summary>A request to set a new password with a mailed link.</summary>
/// <param name="Secret">The secret of the link.</param>
/// <param name="NewPassword">The password from then on.</param>
/// <param name="Address">The network address of the caller.</param>
[GenerateSerializer, Immutable, Alias("Accounts.PasswordReset")]
public sealed record PasswordReset([property: Id(0)] string Secret, [property: Id(1)] string NewPassword, [property: Id(2)] string? Address)
{
    /// <summary>Without the secrets, for logs.</summary>
    public override string ToString() => nameof(PasswordReset);
}

/// <summary>The result of using a refresh token.</summary>
/// <param name="Outcome">The session, which goes on, or the reason why it has ended.</param>
/// <param name="Exists">True when there is a session of this id; a refusal then means that the session has ended.</param>
/// <param name="IsOther">Whether the next token is the one by the other signing secret, see <see cref="RefreshUse.OtherNextHash"/>.</param>
[GenerateSerializer, Immutable, Alias("Accounts.Refreshed")]
public sealed record Refreshed([property: Id(0)] Outcome<OpenSession> Outcome, [property: Id(1)] bool Exists, [property: Id(2)] bool IsOther = false);

/// <summary>Accounts in the order of their ids.</summary>
/// <param name="Items">The accounts, at most as many as the caller asked for.</param>
[GenerateSerializer, Immutable, Alias("Accounts.Profiles")]
public sealed record Profiles([property: Id(0)] IReadOnlyList<Profile> Items);
