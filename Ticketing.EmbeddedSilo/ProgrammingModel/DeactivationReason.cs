using System.Runtime.InteropServices;

namespace Orleans;

/// <summary>Why an activation ends.</summary>
[GenerateSerializer]
public enum DeactivationReasonCode : byte
{
    /// <summary>Not given.</summary>
    None = 0,

    /// <summary>The silo is shutting down.</summary>
    ShuttingDown = 1,

    /// <summary>The grain could not be activated.</summary>
    ActivationFailed = 2,

    /// <summary>Nobody called it for the collection age.</summary>
    ActivationIdle = 4,

    /// <summary>A call ended in an error after which the activation's memory cannot be trusted.</summary>
    ApplicationError = 8,

    /// <summary>The grain asked for it.</summary>
    ApplicationRequested = 9,
}

/// <summary>Why an activation ends, with a text and the error behind it.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct DeactivationReason
{
    /// <summary>A reason without an error.</summary>
    public DeactivationReason(DeactivationReasonCode code, string text) : this(code, null, text)
    {
    }

    /// <summary>A reason with the error behind it.</summary>
    public DeactivationReason(DeactivationReasonCode code, Exception? exception, string text)
    {
        ReasonCode = code;
        Exception = exception;
        Description = text;
    }

    /// <summary>The text for people.</summary>
    public string Description { get; }

    /// <summary>The reason for programs.</summary>
    public DeactivationReasonCode ReasonCode { get; }

    /// <summary>The error, if one is behind it.</summary>
    public Exception? Exception { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        Exception is null ? $"{ReasonCode}: {Description}" : $"{ReasonCode}: {Description}. Exception: {Exception}";
}
