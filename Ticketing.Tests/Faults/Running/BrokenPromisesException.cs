namespace Ticketing.Tests.Faults.Running;

/// <summary>A run has seen promises broken.</summary>
internal sealed class BrokenPromisesException(string message) : Exception(message);
