namespace Ticketing.Tests.Simulation;

/// <summary>The simulation saw a promise broken; the text names the seed that shows it again.</summary>
public sealed class BrokenPromiseException(string promise, string message) : Exception(message)
{
    /// <summary>Which promise, without what was seen: two runs that break the same one fail alike.</summary>
    public string Promise { get; } = promise.Split(':', '\n')[0];
}
