using System.ComponentModel.DataAnnotations;

namespace Ticketing.Grains.Venues;

/// <summary>Section <c>Venues</c>.</summary>
public sealed record VenueSettings
{
    /// <summary>How many coming dates without a sold seat one promoter may have; one more is refused.</summary>
    [Range(1, 100_000)]
    public int UnsoldDates { get; init; } = 1_000;

    /// <summary>The time zone of a new venue that names none, by the name in IANA's database.</summary>
    public string TimeZone { get; init; } = VenueRules.UsualTimeZone;
}
