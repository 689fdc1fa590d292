using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Accounts;

/// <summary>
/// The holds of a suspended account are to be released. The row is written by the commit that suspends the account; the sweeper finds the row,
/// releases holds, and removes the row when its time is over.
/// </summary>
/// <param name="User">The account.</param>
/// <param name="DueAt">When the sweeper has to look for holds.</param>
/// <param name="EndsAt">From when on nobody can make new holds with an access token of the account, because all nodes know that it ended.</param>
public sealed record HoldReleaseRow(Guid User, DateTimeOffset DueAt, DateTimeOffset EndsAt) : Row
{
    /// <summary>
    /// How long holds are looked for after the suspension. Nodes know of an end within five seconds, also when news are lost, and a hold may be
    /// under way.
    /// </summary>
    public static readonly TimeSpan Span = TimeSpan.FromSeconds(30);

    /// <summary>The time between two looks.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public override RowKey Key => new(User.ToString("N"));

    /// <summary>The row of a suspension.</summary>
    /// <param name="user">The account.</param>
    /// <param name="before">The row that an earlier suspension left; null when there is none.</param>
    /// <param name="now">The time of the suspension.</param>
    public static HoldReleaseRow Of(Guid user, HoldReleaseRow? before, DateTimeOffset now) =>
        new(user, now, now + Span) { Version = (before?.Version ?? 0) + 1 };

    /// <summary>The row after a look that left nothing to release by then; null when this was the last look.</summary>
    /// <param name="isMore">Whether holds were left over.</param>
    /// <param name="now">The time.</param>
    public HoldReleaseRow? After(bool isMore, DateTimeOffset now)
    {
        if (isMore) return this with { DueAt = now, Version = Version + 1 };
        return now >= EndsAt ? null : this with { DueAt = now + Pause, Version = Version + 1 };
    }
}
