namespace Ticketing.Grains.Payments.Sandbox;

/// <summary>Where the sandbox keeps its payments.</summary>
public interface ISandboxLedger
{
    /// <summary>The payment of this key, or null.</summary>
    Task<SandboxPayment?> GetAsync(string paymentKey);

    /// <summary>The payment of this order, or null: the one that was charged, else the one made last.</summary>
    Task<SandboxPayment?> FindByOrderAsync(string orderId);

    /// <summary>
    /// Saves it if the stored version is still <see cref="SandboxPayment.Version"/> (0: there is none yet), as
    /// the next version. False, and nothing saved, if it is not.
    /// </summary>
    Task<bool> SaveAsync(SandboxPayment payment);
}
