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
/// <param name="CreatedAt">When it was made; the first instant of all for a show of a time when this was not kept.</param>
public sealed record ShowRow(
    string ShowId,
    Guid Owner,
    string Title,
    string Genre,
    string Description,
    IReadOnlyList<string> Performers,
    int RunningMinutes,
    DateTimeOffset? DeletedAt,
    DateTimeOffset CreatedAt = default) : Row
{
    /// <inheritdoc/>
    public override RowKey Key => new(ShowId);
}
