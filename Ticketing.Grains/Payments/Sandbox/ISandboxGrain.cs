using Orleans;

namespace Ticketing.Grains.Payments.Sandbox;

/// <summary>The sandbox's page for API processes: there a buyer agrees to pay. Its key is <see cref="Key"/>.</summary>
[Alias("Payments.ISandboxGrain")]
public interface ISandboxGrain : IGrainWithStringKey
{
    /// <summary>The one key.</summary>
    public const string Key = "all";

    /// <inheritdoc cref="SandboxGateway.CreateAsync"/>
    [Alias("Create")]
    Task<string?> Create(string orderId, long amount, SandboxBehaviour behaviour);
}
