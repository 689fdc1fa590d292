using Orleans;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Grains.Accounts;

/// <summary>A request to create an account.</summary>
/// <param name="User">The id of the new account, drawn by the caller.</param>
/// <param name="Email">The address as typed.</param>
/// <param name="Name">The name as typed.</param>
/// <param name="Password">The password in clear; it is hashed at once and never shown.</param>
[GenerateSerializer, Immutable, Alias("Accounts.SignUp")]
public sealed record SignUp(
    [property: Id(0)] Guid User,
    [property: Id(1)] string Email,
    [property: Id(2)] string Name,
    [property: Id(3)] string Password)
{
    /// <summary>Without the password, for logs.</summary>
    public override string ToString() => $"{nameof(SignUp)} {User}";
}

/// <summary>A request to log in.</summary>
/// <param name="Password">The password in clear.</param>
/// <param name="SessionId">The id of the new session, drawn by the caller.</param>
/// <param name="RefreshHash">The hash of the first refresh token, which only the caller knows.</param>
[GenerateSerializer, Immutable, Alias("Accounts.LogIn")]
public sealed record LogIn(
    [property: Id(0)] string Password,
    [property: Id(1)] string SessionId,
    [property: Id(2)] string RefreshHash)
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
[GenerateSerializer, Immutable, Alias("Accounts.Profile")]
public sealed record Profile(
    [property: Id(0)] Guid User,
    [property: Id(1)] string Email,
    [property: Id(2)] string Name,
    [property: Id(3)] Role Role,
    [property: Id(4)] DateTimeOffset CreatedAt,
    [property: Id(5)] DateTimeOffset? DeletedAt,
    [property: Id(6)] long Version)
{
    /// <summary>The part of a row that may be shown: everything but the password hash.</summary>
    public static Profile Of(AccountRow row) =>
        new(row.User, row.Email, row.Name, row.Role, row.CreatedAt, row.DeletedAt, row.Version);
}

/// <summary>An open session.</summary>
/// <param name="SessionId">The session's id.</param>
/// <param name="User">The account that logged in.</param>
/// <param name="Role">What the account may do now.</param>
/// <param name="ExpiresAt">When the newest refresh token expires.</param>
[GenerateSerializer, Immutable, Alias("Accounts.OpenSession")]
public sealed record OpenSession(
    [property: Id(0)] string SessionId,
    [property: Id(1)] Guid User,
    [property: Id(2)] Role Role,
    [property: Id(3)] DateTimeOffset ExpiresAt);

/// <summary>The result of using a refresh token.</summary>
/// <param name="Outcome">The session, which goes on, or the reason why it has ended.</param>
/// <param name="Exists">True when there is a session of this id; a refusal then means that the session has ended.</param>
[GenerateSerializer, Immutable, Alias("Accounts.Refreshed")]
public sealed record Refreshed([property: Id(0)] Outcome<OpenSession> Outcome, [property: Id(1)] bool Exists);

/// <summary>Accounts in the order of their ids.</summary>
/// <param name="Items">The accounts, at most as many as the caller asked for.</param>
[GenerateSerializer, Immutable, Alias("Accounts.Profiles")]
public sealed record Profiles([property: Id(0)] IReadOnlyList<Profile> Items);
