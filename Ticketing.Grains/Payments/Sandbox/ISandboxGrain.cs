using Orleans;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Payments.Sandbox;

/// <summary>The sandbox's page for API processes: there a buyer agrees to pay. Its key is <see cref="Key"/>.</summary>
[Alias("Payments.ISandboxGrain")]
public interface ISandboxGrain : IGrainWithStringKey
{
    /// <summary>The one key.</summary>
    public const string Key = "all";

    /// <summary>
    /// The buyer agrees to pay. Gives the payment key, or null when the order used up its <see cref="SandboxGateway.MaxTriesPerOrder"/> attempts.
    /// </summary>
    /// <exception cref="ArgumentException">Order id or amount breaks the limits of payments; the API checks both.</exception>
    /// <remarks>Never refused. A repeat makes another payment of the same order.</remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written.</exception>
    [Alias("Create")]
    Task<string?> Create(string orderId, long amount, SandboxBehaviour behaviour);
}
