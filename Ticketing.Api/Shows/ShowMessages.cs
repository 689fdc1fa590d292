using Ticketing.Grains.Shows;

namespace Ticketing.Api.Shows;

/// <summary>A show as its promoter writes it.</summary>
/// <param name="Title">1 to 200 characters.</param>
/// <param name="Genre">1 to 50 characters, e.g. concert, musical, sports.</param>
/// <param name="RunningMinutes">1 to 1,440.</param>
/// <param name="Description">Up to 4,000 characters.</param>
/// <param name="Performers">Up to 50 names of 1 to 100 characters, in the order of the bill. A new show may leave them out; an edit names them, if only as an empty list.</param>
public sealed record ShowRequest(
    string Title, string Genre, int RunningMinutes, string Description = "", IReadOnlyList<string>? Performers = null)
{
    internal ShowDraft ToDraft() => new(Title, Genre, Description, Performers ?? [], RunningMinutes);
}

/// <summary>A show.</summary>
/// <param name="ShowId">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Genre">Its genre.</param>
/// <param name="Description">Its description.</param>
/// <param name="Performers">The names of the performers.</param>
/// <param name="RunningMinutes">Its length in minutes.</param>
/// <param name="Owner">The promoter who owns the show.</param>
/// <param name="Links">Related resources.</param>
public sealed record ShowResponse(
    string ShowId,
    string Title,
    string Genre,
    string Description,
    IReadOnlyList<string> Performers,
    int RunningMinutes,
    Guid Owner,
    ShowLinks Links)
{
    internal static ShowResponse Of(ShowView view) => new(
        view.ShowId,
        view.Content.Title,
        view.Content.Genre,
        view.Content.Description,
        view.Content.Performers,
        view.Content.RunningMinutes,
        view.Owner,
        new ShowLinks($"/v1/shows/{view.ShowId}", $"/v1/performances?showId={view.ShowId}"));
}

/// <summary>Resources related to a show.</summary>
/// <param name="Self">The show.</param>
/// <param name="Performances">Its performances.</param>
public sealed record ShowLinks(string Self, string Performances);
