namespace Ticketing.Tests.Simulation.Host;

/// <summary>Thrown when a run cannot go on. The text names the seeds that repeat the run.</summary>
public sealed class SimulationException(string message) : Exception(message);
