namespace Ticketing.Hosting.Server;

/// <summary>
/// Setting section <c>Proxies</c>: the reverse proxies whose word about a caller's address and scheme is taken (<c>X-Forwarded-For</c>,
/// <c>X-Forwarded-Proto</c>). Without them callers have the address of whoever connects.
/// </summary>
public sealed class ProxySettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "Proxies";

    /// <summary>Addresses and networks of the proxies, e.g. <c>10.0.0.5</c> or <c>10.0.0.0/16</c>; at most 100.</summary>
    public IList<string> Trusted { get; } = [];
}
