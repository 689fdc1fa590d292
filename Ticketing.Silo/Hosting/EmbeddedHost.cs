using Ticketing.EmbeddedSilo;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Settings;

namespace Ticketing.Silo.Hosting;

/// <summary>The grains' host when built with <c>GrainHost=Embedded</c>: this process, and nothing to install.</summary>
internal static class GrainHost
{
    /// <summary>What is built in, for the log.</summary>
    public const string Name = "embedded";

    /// <summary>Adds the host that runs the grains.</summary>
    public static void AddGrainHost(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.ReadChecked<GrainSettings>("Grains");
        builder.Services.AddEmbeddedSilo(silo =>
        {
            silo.GrainAssemblies.Add(typeof(SeatGrain).Assembly);
            silo.Strict = builder.Configuration.GetValue("EmbeddedSilo:Strict", defaultValue: false);
            silo.StreamProviders.Add(LiveSeatMap.Provider);
            silo.CallTimeout = settings.CallTimeout;
            silo.MaxQueuedRequests = settings.WaitingCalls;
            silo.CollectionAge = settings.IdleTime;
            silo.ShutdownTimeout = settings.ShutdownTime;
        });
    }
}
