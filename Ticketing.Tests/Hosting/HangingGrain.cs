using Orleans;
using Ticketing.Tests.Conformance;

namespace Ticketing.Tests.Hosting;

/// <summary>Names its activation.</summary>
public interface IHangingGrain : IGrainWithStringKey
{
    Task<Guid> Activation();

    /// <summary>Ends the activation, which hangs until the gate of the grain's key is open.</summary>
    Task<Guid> Leave();
}

/// <inheritdoc cref="IHangingGrain"/>
public sealed class HangingGrain : Grain, IHangingGrain
{
    private readonly Guid _activation = Guid.NewGuid();

    public Task<Guid> Activation() => Task.FromResult(_activation);

    public Task<Guid> Leave()
    {
        DeactivateOnIdle();
        return Activation();
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        Gate.Named(this.GetPrimaryKeyString()).PassAsync();
}
