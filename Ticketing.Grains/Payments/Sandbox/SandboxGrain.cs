using Orleans;
using Orleans.Concurrency;

namespace Ticketing.Grains.Payments.Sandbox;

/// <summary>
/// Calls this silo's sandbox. The grain keeps no state, so it is reentrant: there are only as many workers as processors, and a call must not
/// wait for the commit of another one.
/// </summary>
[StatelessWorker, Reentrant]
public sealed class SandboxGrain(SandboxGateway sandbox) : Grain, ISandboxGrain
{
    /// <inheritdoc/>
    public Task<string?> Create(string orderId, long amount, SandboxBehaviour behaviour) => sandbox.CreateAsync(orderId, amount, behaviour);
}
