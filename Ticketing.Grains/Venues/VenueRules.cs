using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Outcomes.Texts;
using Ticketing.Grains.Plans;

namespace Ticketing.Grains.Venues;

/// <summary>The rules of a venue. Pure.</summary>
public static class VenueRules
{
    /// <summary>The time zone of a venue that names none, unless the setting <c>Venues:TimeZone</c> names another.</summary>
    public const string UsualTimeZone = "Asia/Seoul";

    private const int MaxTimeZone = 64;

    /// <summary>Longest name, in characters as people see them.</summary>
    public const int MaxName = 200;

    /// <summary>Longest address.</summary>
    public const int MaxAddress = 300;

    /// <summary>Most promoters whom the owner of a venue admits.</summary>
    public const int MaxPromoters = 100;

    /// <summary>Two performances of a venue start at least this far apart.</summary>
    public static readonly TimeSpan MinGap = TimeSpan.FromHours(1);

    /// <summary>
    /// How long a performance may take to write its row after its booking; longer than any call. Only a booking older than this may count as
    /// abandoned.
    /// </summary>
    public static readonly TimeSpan TimeToWrite = TimeSpan.FromMinutes(2);

    /// <summary>There is no such venue.</summary>
    public static Refusal NoVenue(string venueId) => new(RefusalCode.NotFound, $"There is no venue {venueId}.");

    /// <summary>The reason why this description is not allowed, or null.</summary>
    public static Refusal? WhyNot(VenueDraft draft) =>
        TextRules.Line("name", draft.Name, MaxName) ?? TextRules.OptionalLine("address", draft.Address, MaxAddress)
        ?? (draft.TimeZone is { } zone ? WhyNotTimeZone(zone) : null);

    /// <summary>Why a text names no time zone, or null.</summary>
    public static Refusal? WhyNotTimeZone(string name) =>
        name.Length <= MaxTimeZone && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId && zone.Id == name
            ? null
            : Refusals.Invalid($"A time zone has a name of IANA's database, such as {UsualTimeZone}, not {PlanText.Quote(name)}.");

    /// <summary>A new venue, without a plan.</summary>
    public static VenueRow New(string venueId, Guid owner, VenueDraft draft, DateTimeOffset now, string usualTimeZone = UsualTimeZone) =>
        Apply(new VenueRow(venueId, owner, "", "", null, null, usualTimeZone, now) { Version = 0 }, draft);

    /// <summary>The venue after an edit.</summary>
    public static VenueRow Apply(VenueRow row, VenueDraft draft) =>
        row with
        {
            Name = TypedText.Stored(draft.Name),
            Address = TypedText.Stored(draft.Address),
            TimeZone = draft.TimeZone ?? row.TimeZone,
            Version = row.Version + 1,
        };

    /// <summary>The reason why a performance cannot start at this time, or null.</summary>
    /// <param name="performance">The performance; its own earlier booking does not count when it is moved.</param>
    /// <param name="startsAt">When it is to start.</param>
    /// <param name="others">The venue's bookings around that time.</param>
    public static Refusal? WhyOccupied(string performance, DateTimeOffset startsAt, IEnumerable<VenueTimeRow> others)
    {
        var inTheWay = others.FirstOrDefault(other => other.Performance != performance && (other.StartsAt - startsAt).Duration() < MinGap);
        return inTheWay is null
            ? null
            : new Refusal(
                RefusalCode.VenueOccupied,
                $"The performance {inTheWay.Performance} starts there at {inTheWay.StartsAt:O}.",
                Facts: new RefusalFacts { PerformanceId = inTheWay.Performance, StartsAt = inTheWay.StartsAt });
    }
}
