using Orleans;

namespace Ticketing.Grains.Shows;

/// <summary>The description of a show by its promoter; the limits are in <see cref="ShowRules"/>.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Genre">The genre, e.g. concert, musical, sports.</param>
/// <param name="Description">The description; may be empty and have several lines.</param>
/// <param name="Performers">The performers, in the order of the bill.</param>
/// <param name="RunningMinutes">How long the show lasts, in minutes.</param>
[GenerateSerializer, Immutable, Alias("Shows.ShowDraft")]
public sealed record ShowDraft(
    [property: Id(0)] string Title,
    [property: Id(1)] string Genre,
    [property: Id(2)] string Description,
    [property: Id(3)] IReadOnlyList<string> Performers,
    [property: Id(4)] int RunningMinutes);

/// <summary>A show.</summary>
/// <param name="ShowId">Its id.</param>
/// <param name="Owner">Who may change it.</param>
/// <param name="Content">The description by its promoter.</param>
/// <param name="Version">Grows with every edit.</param>
/// <param name="CreatedAt">When it was made; the first instant of all for a show of a time when this was not kept.</param>
[GenerateSerializer, Immutable, Alias("Shows.ShowView")]
public sealed record ShowView(
    [property: Id(0)] string ShowId,
    [property: Id(1)] Guid Owner,
    [property: Id(2)] ShowDraft Content,
    [property: Id(3)] long Version,
    [property: Id(4)] DateTimeOffset CreatedAt = default)
{
    /// <summary>The view of a row.</summary>
    public static ShowView Of(ShowRow row) => new(
        row.ShowId,
        row.Owner,
        new ShowDraft(row.Title, row.Genre, row.Description, row.Performers.ToArray(), row.RunningMinutes),
        row.Version,
        row.CreatedAt);
}
