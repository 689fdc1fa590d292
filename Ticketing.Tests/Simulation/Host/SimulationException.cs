namespace Ticketing.Tests.Simulation.Host;

/// <summary>The run cannot go on. The text names the seeds that repeat it.</summary>
public sealed class SimulationException(string message) : Exception(message);
