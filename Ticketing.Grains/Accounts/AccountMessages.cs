using Orleans;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Grains.Accounts;

/// <summary>A wish for an account.</summary>
/// <param name="User">The id it will have, drawn by the caller.</param>
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

/// <summary>A wish to log in.</summary>
/// <param name="Password">The password in clear.</param>
/// <param name="SessionId">The id the log-in will have, drawn by the caller.</param>
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
/// <param name="User">Its id.</param>
/// <param name="Email">The address as typed.</param>
/// <param name="Name">The name.</param>
/// <param name="Role">What it may do.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="DeletedAt">When its owner closed it.</param>
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
    /// <summary>What of a row may be seen.</summary>
    public static Profile Of(AccountRow row) =>
        new(row.User, row.Email, row.Name, row.Role, row.CreatedAt, row.DeletedAt, row.Version);
}

/// <summary>A log-in that is open.</summary>
/// <param name="SessionId">Its id.</param>
/// <param name="User">Whose it is.</param>
/// <param name="Role">What the account may do now.</param>
/// <param name="ExpiresAt">When the refresh token ends.</param>
[GenerateSerializer, Immutable, Alias("Accounts.OpenSession")]
public sealed record OpenSession(
    [property: Id(0)] string SessionId,
    [property: Id(1)] Guid User,
    [property: Id(2)] Role Role,
    [property: Id(3)] DateTimeOffset ExpiresAt);

/// <summary>What using a refresh token came to.</summary>
/// <param name="Outcome">The log-in as it goes on, or why it does not.</param>
/// <param name="Exists">True when there is such a log-in, so that a refusal means it has ended.</param>
[GenerateSerializer, Immutable, Alias("Accounts.Refreshed")]
public sealed record Refreshed([property: Id(0)] Outcome<OpenSession> Outcome, [property: Id(1)] bool Exists);

/// <summary>Accounts in the order of their ids.</summary>
/// <param name="Items">At most as many as asked for.</param>
[GenerateSerializer, Immutable, Alias("Accounts.Profiles")]
public sealed record Profiles([property: Id(0)] IReadOnlyList<Profile> Items);
