namespace Ticketing.Tests.Simulation;

/// <summary>The simulation saw a promise broken; the text names the seed that shows it again.</summary>
public sealed class BrokenPromiseException(string message) : Exception(message);
