namespace Ticketing.Grains.Venues;

/// <summary>Section <c>Venues</c>.</summary>
public sealed record VenueSettings
{
    /// <summary>The time zone of a new venue that names none, by the name in IANA's database.</summary>
    public string TimeZone { get; init; } = VenueRules.UsualTimeZone;
}
