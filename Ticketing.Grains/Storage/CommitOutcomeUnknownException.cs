using Orleans;

namespace Ticketing.Grains.Storage;

/// <summary>
/// Nobody knows whether a commit happened: the store was lost between COMMIT and its answer. Who made the commit reads the rows again
/// before deciding anything.
/// </summary>
[GenerateSerializer, Alias("Storage.CommitOutcomeUnknownException")]
public sealed class CommitOutcomeUnknownException : Exception
{
    /// <summary>A failure without a cause to tell.</summary>
    public CommitOutcomeUnknownException() { }

    /// <summary>A failure told in words.</summary>
    public CommitOutcomeUnknownException(string message) : base(message) { }

    /// <summary>A failure with its cause.</summary>
    public CommitOutcomeUnknownException(string message, Exception innerException) : base(message, innerException) { }
}
