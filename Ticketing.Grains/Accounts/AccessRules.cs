using Ticketing.Grains.Actors;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Grains.Accounts;

/// <summary>
/// How access tokens and sessions of an account end. A number that grows is compared, not an instant: clocks of machines differ, and a token
/// that was issued in the same millisecond must be judged, too.
/// </summary>
public static class AccessRules
{
    /// <summary>The row after all access tokens have ended; the sessions go on and give new ones.</summary>
    public static AccountRow EndTokens(AccountRow account, DateTimeOffset now) =>
        account with { AccessEpoch = account.AccessEpoch + 1, AccessEndedAt = now };

    /// <summary>The row after all sessions and access tokens have ended.</summary>
    /// <param name="account">The row now.</param>
    /// <param name="keep">A session that is open and goes on, with a new access token; null for none.</param>
    /// <param name="now">The time.</param>
    public static AccountRow EndSessions(AccountRow account, string? keep, DateTimeOffset now) =>
        EndTokens(account, now) with { SessionEpoch = account.SessionEpoch + 1, KeptSession = keep };

    /// <summary>The row with another role. A lower one ends the access tokens; with a higher one they go on, and the next token shows it.</summary>
    public static AccountRow SetRole(AccountRow account, Role role, DateTimeOffset now) =>
        (role < account.Role ? EndTokens(account, now) : account) with { Role = role };

    /// <summary>The reason why somebody may not act as an admin; null for an admin whose account may be used now.</summary>
    public static Refusal? WhyNotAdmin(AccountRow? account) => account is { IsActive: true, Role: Role.Admin }
        ? null
        : Refusals.AdminsOnly;
}
