using Microsoft.Extensions.Configuration;

namespace Ticketing.Grains.Payments.Gateway;

/// <summary>Setting <c>Payments:Gateway</c>: who takes the money. The same in every process of an installation.</summary>
public static class PaymentSettings
{
    /// <summary>The built-in gateway without a bank; the default.</summary>
    public const string Sandbox = "sandbox";

    /// <summary>Toss Payments.</summary>
    public const string Toss = "toss";

    /// <summary>The gateway that is set.</summary>
    /// <exception cref="InvalidOperationException">There is no such gateway.</exception>
    public static string GatewayOf(IConfiguration configuration)
    {
        var gateway = configuration["Payments:Gateway"] ?? Sandbox;
        return gateway is Sandbox or Toss ? gateway : throw new InvalidOperationException($"Payments:Gateway is '{Sandbox}' or '{Toss}', not '{gateway}'.");
    }
}
