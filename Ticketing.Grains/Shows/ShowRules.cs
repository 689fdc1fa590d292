using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Outcomes.Texts;

namespace Ticketing.Grains.Shows;

/// <summary>The rules of a show. Pure.</summary>
public static class ShowRules
{
    /// <summary>Longest title, in characters as people see them; so are all lengths here.</summary>
    public const int MaxTitle = 200;

    /// <summary>Longest genre.</summary>
    public const int MaxGenre = 50;

    /// <summary>Longest description.</summary>
    public const int MaxDescription = 4_000;

    /// <summary>Most performers on a bill.</summary>
    public const int MaxPerformers = 50;

    /// <summary>Longest name of a performer.</summary>
    public const int MaxPerformer = 100;

    /// <summary>Longest running time: one day.</summary>
    public const int MaxRunningMinutes = 1_440;

    /// <summary>There is no such show.</summary>
    public static Refusal NoShow(string showId) => new(RefusalCode.NotFound, $"There is no show {showId}.");

    /// <summary>The reason why this description is not allowed, or null.</summary>
    public static Refusal? WhyNot(ShowDraft draft) =>
        TextRules.Line("title", draft.Title, MaxTitle)
        ?? TextRules.Line("genre", draft.Genre, MaxGenre)
        ?? TextRules.Paragraphs("description", draft.Description, MaxDescription)
        ?? WhyNotPerformers(draft.Performers)
        ?? (draft.RunningMinutes is >= 1 and <= MaxRunningMinutes
            ? null
            : Refusals.Invalid($"A show runs 1 to {MaxRunningMinutes} minutes, not {draft.RunningMinutes}."));

    /// <summary>A new show.</summary>
    public static ShowRow New(string showId, Guid owner, ShowDraft draft, DateTimeOffset now) => Apply(
        new ShowRow(showId, owner, "", "", "", [], 0, null, now) { Version = 0 }, draft);

    /// <summary>The show after an edit.</summary>
    public static ShowRow Apply(ShowRow row, ShowDraft draft) => row with
    {
        Title = TypedText.Stored(draft.Title),
        Genre = TypedText.Stored(draft.Genre),
        Description = TypedText.Stored(draft.Description),
        Performers = draft.Performers.Select(TypedText.Stored).ToArray(),
        RunningMinutes = draft.RunningMinutes,
        Version = row.Version + 1,
    };

    private static Refusal? WhyNotPerformers(IReadOnlyList<string> performers)
    {
        if (performers.Count > MaxPerformers)
            return Refusals.Invalid($"A bill has at most {MaxPerformers} performers, not {performers.Count}.");
        return performers.Select(performer => TextRules.Line("name of a performer", performer, MaxPerformer)).FirstOrDefault(refusal => refusal is not null);
    }
}
