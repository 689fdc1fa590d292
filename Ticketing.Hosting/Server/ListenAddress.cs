using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Ticketing.Hosting.Server;

/// <summary>An address at which this process is going to listen.</summary>
/// <param name="Setting">The setting that names it.</param>
/// <param name="EndPoint">The address; port 0 is whichever is free.</param>
public sealed record ListenAddress(string Setting, IPEndPoint EndPoint)
{
    private const string ServerDefault = "http://localhost:5000";

    /// <summary>The addresses of the HTTP servers of a process, as its settings name them.</summary>
    internal static IEnumerable<ListenAddress> In(IConfiguration configuration) =>
        ServerUrls(configuration)
            .Append(new Named("Operations:Metrics", configuration["Operations:Metrics"]))
            .Select(static named => Of(named.Setting, named.Url))
            .OfType<ListenAddress>();

    // Kestrel's own order: what its section names wins over urls, and urls over ports.
    private static IEnumerable<Named> ServerUrls(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(static one => new Named($"{one.Path}:Url", one["Url"])).ToList();
        if (endpoints.Count > 0) return endpoints;
        if (configuration["urls"] is { Length: > 0 } urls) return Split(urls).Select(static url => new Named("urls", url));
        var ports = Ports(configuration, "http_ports", "http").Concat(Ports(configuration, "https_ports", "https")).ToList();
        return ports.Count > 0 ? ports : [new Named("urls", ServerDefault)];
    }

    private static IEnumerable<Named> Ports(IConfiguration configuration, string setting, string scheme) =>
        Split(configuration[setting] ?? "").Select(port => new Named(setting, $"{scheme}://*:{port}"));

    private static string[] Split(string list) => list.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // Null for a socket of the file system and for what is no address: the server itself says what is wrong with those.
    private static ListenAddress? Of(string setting, string? url)
    {
        if (string.IsNullOrEmpty(url)) return null;
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            return null;
        }

        if (address.IsUnixPipe || address.IsNamedPipe) return null;
        var host = address.Host == "localhost" ? IPAddress.Loopback : IPAddress.TryParse(address.Host.Trim('[', ']'), out var named) ? named : IPAddress.Any;
        return new ListenAddress(setting, new IPEndPoint(host, address.Port));
    }

    private readonly record struct Named(string Setting, string? Url);
}
