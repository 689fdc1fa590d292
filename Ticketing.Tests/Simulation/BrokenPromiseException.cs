namespace Ticketing.Tests.Simulation;

/// <summary>Thrown when the simulation sees a broken promise. The text names the seed that shows it again.</summary>
public sealed class BrokenPromiseException(string promise, string message) : Exception(message)
{
    /// <summary>The promise without what was seen, so that two runs that break the same promise can be compared.</summary>
    public string Promise { get; } = promise.Split(':', '\n')[0];
}
