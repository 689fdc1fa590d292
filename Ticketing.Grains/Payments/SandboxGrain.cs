using Orleans;
using Orleans.Concurrency;

namespace Ticketing.Grains.Payments;

/// <summary>Hands over to this silo's sandbox; as many as are asked.</summary>
[StatelessWorker]
public sealed class SandboxGrain(SandboxGateway sandbox) : Grain, ISandboxGrain
{
    /// <inheritdoc/>
    public Task<string?> Create(string orderId, long amount, SandboxBehaviour behaviour) => sandbox.CreateAsync(orderId, amount, behaviour);
}
