namespace Ticketing.Api.Performances;

/// <summary>A performance in words, beside its id: what is played, where and when.</summary>
/// <param name="ShowTitle">What is played.</param>
/// <param name="VenueName">Where.</param>
/// <param name="StartsAt">When it starts.</param>
/// <param name="TimeZone">The venue's time zone by the name in IANA's database; people are told the start in it.</param>
public sealed record PerformanceLabel(string ShowTitle, string VenueName, DateTimeOffset StartsAt, string TimeZone)
{
    internal static PerformanceLabel? Of(NamedPerformance? named) => named is null
        ? null
        : new PerformanceLabel(named.Programme.ShowTitle, named.Programme.VenueName, named.StartsAt, named.Programme.TimeZone);
}
