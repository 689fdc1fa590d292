namespace Ticketing.Grains.Venues;

/// <summary>Time zones by the names that rows keep.</summary>
internal static class VenueZone
{
    /// <summary>The zone; the usual one when this machine does not know the name, as after a move to a machine with older zone data.</summary>
    public static TimeZoneInfo Of(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
        ? zone
        : TimeZoneInfo.FindSystemTimeZoneById(VenueRules.UsualTimeZone);
}
