namespace Ticketing.Grains.LiveStreams;

/// <summary>The Orleans stream provider for live news: deltas of seat maps and heads of waiting rooms.</summary>
public static class LiveProvider
{
    /// <summary>The provider's name.</summary>
    public const string Name = "live";
}
