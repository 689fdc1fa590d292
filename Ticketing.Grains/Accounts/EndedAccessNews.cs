using Microsoft.Extensions.Logging;
using Orleans;
using Ticketing.Grains.LiveStreams;

namespace Ticketing.Grains.Accounts;

/// <summary>Tells all nodes at once that access tokens ended; what the stream loses, the nodes find when they ask for the ends.</summary>
internal static class EndedAccessNews
{
    /// <summary>The news of a grain.</summary>
    public static LiveNews<EndedAccess> Of(Grain grain, ILogger logger) =>
        new(grain.GetStreamProvider(LiveProvider.Name).GetStream<EndedAccess>(EndedAccess.Stream), logger);
}
