using Ticketing.Tests.Faults.Running;

namespace Ticketing.Tests.Faults.Kinds;

/// <summary>A fault that lasts for a while, under load.</summary>
/// <param name="Name">The name in the report.</param>
/// <param name="Length">How long the fault lasts.</param>
internal abstract record Fault(string Name, TimeSpan Length)
{
    /// <summary>Whether the fault ends the silo's process; the report then counts the time until the silo serves again.</summary>
    public virtual bool IsKill => false;

    /// <summary>Starts the fault.</summary>
    public abstract Task StartAsync(FaultSite site);

    /// <summary>Ends the fault.</summary>
    public abstract Task StopAsync(FaultSite site);
}
