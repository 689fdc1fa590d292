namespace Orleans.Runtime;

/// <summary>The runtime's side of one activation; can be injected into a grain's constructor.</summary>
public interface IGrainContext
{
    /// <summary>A reference to the grain.</summary>
    GrainReference GrainReference { get; }

    /// <summary>Type and key of the grain.</summary>
    GrainId GrainId { get; }

    /// <summary>The grain object, once it is built.</summary>
    object? GrainInstance { get; }

    /// <summary>The services of this activation (its own scope).</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>Completes when the activation has ended.</summary>
    Task Deactivated { get; }

    /// <summary>Asks the activation to end after its running calls.</summary>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}
