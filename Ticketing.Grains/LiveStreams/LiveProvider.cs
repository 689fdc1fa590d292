namespace Ticketing.Grains.LiveStreams;

/// <summary>The stream provider of everything that is live: deltas of seat maps, heads of waiting rooms.</summary>
public static class LiveProvider
{
    /// <summary>Its name.</summary>
    public const string Name = "live";
}
