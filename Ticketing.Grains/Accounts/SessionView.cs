using Orleans;

namespace Ticketing.Grains.Accounts;

/// <summary>An open session as its owner sees it.</summary>
/// <param name="SessionId">The session's id.</param>
/// <param name="CreatedAt">When the person logged in; null for a session of an earlier release.</param>
/// <param name="LastUsedAt">When the person logged in or refreshed last; null for a session of an earlier release.</param>
/// <param name="ExpiresAt">When the newest refresh token ends.</param>
/// <param name="Device">What the device calls itself; null when it does not say.</param>
/// <param name="Address">The network address of the last use; null when it is not known.</param>
[GenerateSerializer, Immutable, Alias("Accounts.SessionView")]
public sealed record SessionView(
    [property: Id(0)] string SessionId,
    [property: Id(1)] DateTimeOffset? CreatedAt,
    [property: Id(2)] DateTimeOffset? LastUsedAt,
    [property: Id(3)] DateTimeOffset ExpiresAt,
    [property: Id(4)] string? Device,
    [property: Id(5)] string? Address)
{
    /// <summary>The part of a row that its owner may see.</summary>
    public static SessionView Of(SessionRow row) =>
        new(row.SessionId, row.CreatedAt, row.LastUsedAt, row.ExpiresAt, row.Device, row.Address);
}

/// <summary>The open sessions of an account, the newest use first.</summary>
/// <param name="Items">The sessions.</param>
[GenerateSerializer, Immutable, Alias("Accounts.SessionViews")]
public sealed record SessionViews([property: Id(0)] IReadOnlyList<SessionView> Items);
