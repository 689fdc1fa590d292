namespace Ticketing.Grains.Payments.Sandbox;

/// <summary>Stores the payments of the sandbox.</summary>
public interface ISandboxLedger
{
    /// <summary>The payment of this key, or null.</summary>
    Task<SandboxPayment?> GetAsync(string paymentKey);

    /// <summary>The payment of this order: the charged one, else the newest one; null if there is none.</summary>
    Task<SandboxPayment?> FindByOrderAsync(string orderId);

    /// <summary>
    /// Saves the payment under the next version, if the stored version is still <see cref="SandboxPayment.Version"/>
    /// (0: none is stored yet). Otherwise returns false and saves nothing.
    /// </summary>
    Task<bool> SaveAsync(SandboxPayment payment);
}
