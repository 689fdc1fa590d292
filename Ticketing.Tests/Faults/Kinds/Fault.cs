using Ticketing.Tests.Faults.Running;

namespace Ticketing.Tests.Faults.Kinds;

/// <summary>Something that goes wrong for a while, under load.</summary>
/// <param name="Name">What it is called in the report.</param>
/// <param name="Length">How long it lasts.</param>
internal abstract record Fault(string Name, TimeSpan Length)
{
    /// <summary>Whether it ends the silo's process, so that the time to serve again is counted.</summary>
    public virtual bool IsKill => false;

    /// <summary>Makes it go wrong.</summary>
    public abstract Task StartAsync(FaultSite site);

    /// <summary>Puts it right again.</summary>
    public abstract Task StopAsync(FaultSite site);
}
