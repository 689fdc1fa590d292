using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Ticketing.EmbeddedSilo.Activations;

namespace Orleans;

/// <summary>The base class of grains. Its code runs one turn at a time on the activation's own scheduler.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    /// <summary>Called by the runtime, which knows the activation that is being built.</summary>
    protected Grain() => GrainContext = Activation.OnThisThread;

    /// <summary>For grains that take their context as a constructor argument.</summary>
    protected Grain(IGrainContext grainContext) => GrainContext = grainContext;

    /// <summary>The runtime's side of this activation; null only when a test builds the grain by hand.</summary>
    [AllowNull]
    public IGrainContext GrainContext { get; private set; }

    /// <summary>A reference to this grain that may be handed to others.</summary>
    public GrainReference GrainReference => Context.GrainReference;

    /// <summary>The grain's type and key as one text, for logs.</summary>
    public string IdentityString => Context.GrainId.ToString();

    /// <summary>References to other grains.</summary>
    protected IGrainFactory GrainFactory =>
        GrainContext is Activation activation
            ? activation.Silo.Client
            : Context.ActivationServices.GetRequiredService<IGrainFactory>();

    /// <summary>The services of this activation.</summary>
    protected internal IServiceProvider ServiceProvider => Context.ActivationServices;

    private IGrainContext Context => GrainContext ?? throw new InvalidOperationException(
        "Grain was created outside of the runtime and no context was given.");

    /// <summary>Ends this activation after the running calls; queued messages go to a new one.</summary>
    protected void DeactivateOnIdle() => GrainBaseExtensions.DeactivateOnIdle(this);

    /// <summary>Keeps an idle activation from being collected for this long from now.</summary>
    protected void DelayDeactivation(TimeSpan timeSpan) => (Context as Activation)?.DelayDeactivation(timeSpan);

    /// <inheritdoc/>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}
