using Orleans;

namespace Ticketing.Grains.Storage;

/// <summary>
/// The store could not be asked, or refused the call: a read gave no answer, or a commit was not carried out and never will be. Nothing
/// was written, so the call can be repeated as it is.
/// </summary>
[GenerateSerializer, Alias("Storage.StoreUnavailableException")]
public sealed class StoreUnavailableException : Exception
{
    /// <summary>A failure without a cause to tell.</summary>
    public StoreUnavailableException() { }

    /// <summary>A failure told in words.</summary>
    public StoreUnavailableException(string message) : base(message) { }

    /// <summary>A failure with its cause.</summary>
    public StoreUnavailableException(string message, Exception innerException) : base(message, innerException) { }
}
