using Microsoft.Extensions.Configuration;

namespace Ticketing.Grains.Payments.Gateway;

/// <summary>Setting <c>Payments:Gateway</c>: which gateway takes payments. All processes of an installation must have the same setting.</summary>
public static class PaymentSettings
{
    /// <summary>The built-in gateway, which charges nobody; the default.</summary>
    public const string Sandbox = "sandbox";

    /// <summary>Toss Payments.</summary>
    public const string Toss = "toss";

    /// <summary>The gateway that is configured.</summary>
    /// <exception cref="InvalidOperationException">The configured gateway does not exist.</exception>
    public static string GatewayOf(IConfiguration configuration)
    {
        var gateway = configuration["Payments:Gateway"] ?? Sandbox;
        return gateway is Sandbox or Toss ? gateway : throw new InvalidOperationException($"Payments:Gateway is '{Sandbox}' or '{Toss}', not '{gateway}'.");
    }
}
