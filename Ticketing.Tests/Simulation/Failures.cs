using Orleans.Runtime;
using Orleans.Storage;
using Ticketing.Grains.Storage;

namespace Ticketing.Tests.Simulation;

/// <summary>Tells failures that the world's faults explain apart from bugs.</summary>
internal static class Failures
{
    /// <summary>Whether a caller may see this exception: the outcome is then unknown, and the caller asks again.</summary>
    public static bool IsExpected(Exception e) =>
        e is OrleansMessageRejectionException or TimeoutException or StoreUnavailableException or CommitOutcomeUnknownException
            or InconsistentStateException or OperationCanceledException;
}
