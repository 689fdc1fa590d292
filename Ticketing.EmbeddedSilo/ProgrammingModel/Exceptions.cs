namespace Orleans.Runtime
{
    /// <summary>The base of the runtime's own errors.</summary>
    public class OrleansException : Exception
    {
        /// <summary>An error without a special text.</summary>
        public OrleansException() : base("Unexpected error.")
        {
        }

        /// <summary>An error with a text.</summary>
        public OrleansException(string message) : base(message)
        {
        }

        /// <summary>An error with a text and a cause.</summary>
        public OrleansException(string message, Exception innerException) : base(message, innerException)
        {
        }
    }

    /// <summary>The message was refused; whether an earlier copy had an effect is not known.</summary>
    public class OrleansMessageRejectionException : OrleansException
    {
        /// <summary>A refusal with a text.</summary>
        public OrleansMessageRejectionException(string message) : base(message)
        {
        }

        /// <summary>A refusal with a text and a cause.</summary>
        public OrleansMessageRejectionException(string message, Exception innerException) : base(message, innerException)
        {
        }
    }

    /// <summary>The silo died or is stopping; the outcome of the call is unknown.</summary>
    public sealed class SiloUnavailableException : OrleansMessageRejectionException
    {
        /// <summary>The usual text.</summary>
        public SiloUnavailableException() : base("Silo unavailable")
        {
        }

        /// <summary>A special text.</summary>
        public SiloUnavailableException(string msg) : base(msg)
        {
        }

        /// <summary>A special text and a cause.</summary>
        public SiloUnavailableException(string message, Exception innerException) : base(message, innerException)
        {
        }
    }

    /// <summary>A queue is full; the call had no effect.</summary>
    public sealed class LimitExceededException : OrleansException
    {
        /// <summary>The usual text.</summary>
        public LimitExceededException() : base("Limit exceeded")
        {
        }

        /// <summary>A special text.</summary>
        public LimitExceededException(string message) : base(message)
        {
        }

        /// <summary>A special text and a cause.</summary>
        public LimitExceededException(string message, Exception innerException) : base(message, innerException)
        {
        }

        /// <summary>Names the limit, how much there is, and how much is allowed.</summary>
        public LimitExceededException(string limitName, int current, int threshold, object extraInfo)
            : base($"Limit exceeded {limitName} Current={current} Threshold={threshold} {extraInfo}")
        {
        }
    }
}

namespace Orleans.Storage
{
    /// <summary>A write found another version than expected. It ends the activation that lets it escape, because its memory is stale.</summary>
    public class InconsistentStateException : Runtime.OrleansException
    {
        /// <summary>Without details.</summary>
        public InconsistentStateException()
        {
        }

        /// <summary>With a text.</summary>
        public InconsistentStateException(string message) : base(message)
        {
        }

        /// <summary>With a text and a cause.</summary>
        public InconsistentStateException(string message, Exception? innerException) : base(message, innerException!)
        {
        }

        /// <summary>With both versions.</summary>
        public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag)
            : this(errorMsg, storedEtag, currentEtag, null)
        {
        }

        /// <summary>With both versions and a cause.</summary>
        public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag, Exception? storageException)
            : base(errorMsg, storageException!) =>
            (StoredEtag, CurrentEtag) = (storedEtag, currentEtag);

        /// <summary>The version found in the storage.</summary>
        public string? StoredEtag { get; }

        /// <summary>The version the writer expected.</summary>
        public string? CurrentEtag { get; }

        // Cleared when it leaves the activation whose write failed: a caller that lets it pass on is not stale itself.
        internal bool IsSourceActivation { get; set; } = true;
    }
}
