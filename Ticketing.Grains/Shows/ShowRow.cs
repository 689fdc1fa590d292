using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Shows;

/// <summary>A production.</summary>
/// <param name="ShowId">Its id.</param>
/// <param name="Owner">Who may change it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Genre">E.g. concert, musical, sports.</param>
/// <param name="Description">What it is about.</param>
/// <param name="Performers">Who is on the stage, in the order of the bill; at most 50.</param>
/// <param name="RunningMinutes">How long it lasts.</param>
/// <param name="DeletedAt">When it was taken off.</param>
public sealed record ShowRow(
    string ShowId,
    Guid Owner,
    string Title,
    string Genre,
    string Description,
    IReadOnlyList<string> Performers,
    int RunningMinutes,
    DateTimeOffset? DeletedAt) : Row
{
    /// <inheritdoc/>
    public override RowKey Key => new(ShowId);
}

/// <summary>One show.</summary>
public sealed record ShowOf(string ShowId) : RowQuery<ShowRow>
{
    /// <inheritdoc/>
    public override bool Matches(ShowRow row) => row.ShowId == ShowId;
}

/// <summary>A page of the shows that are not deleted, by id.</summary>
public sealed record ShowPage(string AfterShowId, int PageSize) : RowQuery<ShowRow>
{
    /// <inheritdoc/>
    public override int Limit => PageSize;

    /// <inheritdoc/>
    public override bool Matches(ShowRow row) => row.DeletedAt is null && string.CompareOrdinal(row.ShowId, AfterShowId) > 0;
}
