namespace Ticketing.Grains.SeatMaps.Map;

/// <summary>The newest row version that was reported for each seat, in pages that exist only where seats were touched.</summary>
internal sealed class SeatVersions(int seats)
{
    private const int Page = 256;

    private readonly long[]?[] _pages = new long[]?[(seats + Page - 1) / Page];

    /// <summary>Notes a version.</summary>
    /// <returns>Whether the version is newer than all earlier ones of the seat.</returns>
    public bool Advance(int seat, long version)
    {
        var page = _pages[seat / Page] ??= new long[Page];
        ref var known = ref page[seat % Page];
        if (version <= known)
            return false;
        known = version;
        return true;
    }
}
