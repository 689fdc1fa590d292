using Microsoft.Extensions.Configuration;

namespace Ticketing.Grains.Payments.Gateway;

/// <summary>
/// Setting <c>Payments:Gateway</c>: which gateway takes payments. All processes of an installation must have the same setting. Only Development
/// has a default, because a sale that charges nobody must not start by a forgotten setting.
/// </summary>
public static class PaymentSettings
{
    /// <summary>The built-in gateway, which charges nobody; the default in Development. Elsewhere it must be said twice.</summary>
    public const string Sandbox = "sandbox";

    /// <summary>Toss Payments.</summary>
    public const string Toss = "toss";

    /// <summary>The gateway that is configured.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="isDevelopment">Whether the process runs in Development.</param>
    /// <exception cref="InvalidOperationException">No gateway is configured outside Development, it does not exist, or it is a sandbox that was said once only.</exception>
    public static string GatewayOf(IConfiguration configuration, bool isDevelopment)
    {
        var gateway = configuration["Payments:Gateway"];
        if (string.IsNullOrEmpty(gateway))
            return isDevelopment ? Sandbox : throw new InvalidOperationException($"Payments:Gateway must be set outside Development: '{Toss}', or '{Sandbox}', which charges nobody.");
        if (gateway is not (Sandbox or Toss)) throw new InvalidOperationException($"Payments:Gateway is '{Sandbox}' or '{Toss}', not '{gateway}'.");
        if (gateway == Sandbox && !isDevelopment && !IsSaidTwice(configuration))
            throw new InvalidOperationException($"Payments:Gateway={Sandbox} charges nobody and gives tickets away. Outside Development it also needs Payments:SandboxOutsideDevelopment=true.");
        return gateway;
    }

    private static bool IsSaidTwice(IConfiguration configuration) => bool.TryParse(configuration["Payments:SandboxOutsideDevelopment"], out var isSaid) && isSaid;
}
