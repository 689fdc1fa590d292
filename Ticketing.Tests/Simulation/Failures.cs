using Orleans.Runtime;
using Orleans.Storage;
using Ticketing.Grains.Storage;

namespace Ticketing.Tests.Simulation;

/// <summary>Tells the failures that the world's faults explain from bugs.</summary>
internal static class Failures
{
    /// <summary>Whether a caller may see this: the outcome is unknown, and it asks again.</summary>
    public static bool IsExpected(Exception e) =>
        e is OrleansMessageRejectionException or TimeoutException or StoreUnavailableException or CommitOutcomeUnknownException
            or InconsistentStateException or OperationCanceledException;
}
