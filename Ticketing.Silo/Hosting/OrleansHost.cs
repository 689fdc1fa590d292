using Orleans.Hosting;
using Ticketing.Grains.Performances;

namespace Ticketing.Silo.Hosting;

/// <summary>The grains' host when built with <c>GrainHost=Orleans</c>: a Microsoft Orleans silo.</summary>
internal static class GrainHost
{
    /// <summary>What is built in, for the log.</summary>
    public const string Name = "orleans";

    /// <summary>Adds the host that runs the grains.</summary>
    public static void AddGrainHost(this WebApplicationBuilder builder) => builder.UseOrleans(silo =>
    {
        silo.UseLocalhostClustering();
        // The grains' rows go through the commit pipeline; only who follows which stream is kept by Orleans, in memory.
        silo.AddMemoryGrainStorage("PubSubStore");
        silo.AddMemoryStreams(LiveSeatMap.Provider);
    });
}
