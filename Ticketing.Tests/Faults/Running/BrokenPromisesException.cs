namespace Ticketing.Tests.Faults.Running;

/// <summary>Thrown when a run has found broken promises.</summary>
internal sealed class BrokenPromisesException(string message) : Exception(message);
