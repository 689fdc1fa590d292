using Orleans;
using Orleans.Runtime;

namespace Ticketing.Grains.Accounts;

/// <summary>News for all nodes: access tokens that have not expired have ended.</summary>
/// <param name="Id">A session's id, or an account's id in 32 hexadecimal digits.</param>
/// <param name="Epoch">Tokens of a lower epoch have ended; the highest number for all of them.</param>
/// <param name="At">When they ended, by the clock of the silo.</param>
[GenerateSerializer, Immutable, Alias("Accounts.EndedAccess")]
public sealed record EndedAccess([property: Id(0)] string Id, [property: Id(1)] long Epoch, [property: Id(2)] DateTimeOffset At)
{
    /// <summary>The stream on which every end is published.</summary>
    public static StreamId Stream { get; } = StreamId.Create("ended-access", "all");

    /// <summary>The end of an account's tokens.</summary>
    public static EndedAccess Of(AccountRow account) =>
        new(account.User.ToString("N"), account.DeletedAt is null ? account.AccessEpoch : long.MaxValue, account.AccessEndedAt ?? default);

    /// <summary>The end of a session's tokens.</summary>
    public static EndedAccess Of(SessionRow session) => new(session.SessionId, long.MaxValue, session.RevokedAt ?? default);
}

/// <summary>Some of the ends, those that were first, first.</summary>
/// <param name="Items">The ends, at most as many as the caller asked for.</param>
[GenerateSerializer, Immutable, Alias("Accounts.EndedAccesses")]
public sealed record EndedAccesses([property: Id(0)] IReadOnlyList<EndedAccess> Items);
