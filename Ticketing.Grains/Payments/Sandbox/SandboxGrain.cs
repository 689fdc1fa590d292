using Orleans;
using Orleans.Concurrency;

namespace Ticketing.Grains.Payments.Sandbox;

/// <summary>
/// Hands over to this silo's sandbox. It keeps nothing, so calls need not wait for each other's commits: there are only as many workers as
/// processors.
/// </summary>
[StatelessWorker, Reentrant]
public sealed class SandboxGrain(SandboxGateway sandbox) : Grain, ISandboxGrain
{
    /// <inheritdoc/>
    public Task<string?> Create(string orderId, long amount, SandboxBehaviour behaviour) => sandbox.CreateAsync(orderId, amount, behaviour);
}
