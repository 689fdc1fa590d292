using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using IPNetwork = System.Net.IPNetwork;

namespace Ticketing.Hosting.Server;

/// <summary>Takes the word of trusted proxies about a caller, and says once in the log when a proxy speaks that nobody trusts.</summary>
public static partial class TrustedProxies
{
    private const int MaxTrusted = 100;

    // The framework's own switch, which takes the word of everybody who can connect.
    private const string TrustEverybody = "FORWARDEDHEADERS_ENABLED";

    private static readonly string[] Headers = ["X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "Forwarded"];

    /// <summary>Reads <see cref="ProxySettings"/>.</summary>
    /// <exception cref="InvalidOperationException">An entry is neither an address nor a network.</exception>
    public static IReadOnlyList<IPNetwork> Of(IConfiguration configuration)
    {
        if (!string.IsNullOrEmpty(configuration["Proxies:Trusted"]))
            throw new InvalidOperationException("Proxies:Trusted is a list: the first proxy is Proxies:Trusted:0.");
        var trusted = configuration.GetSection(ProxySettings.Section).Get<ProxySettings>()?.Trusted ?? [];
        if (trusted.Count > MaxTrusted) throw new InvalidOperationException($"Proxies:Trusted has at most {MaxTrusted} entries.");
        return [.. trusted.Select(NetworkOf)];
    }

    /// <summary>Puts it in front of the whole pipeline.</summary>
    public static void UseTrustedProxies(this WebApplication app)
    {
        var trusted = Of(app.Configuration);
        if (trusted.Count > 0)
        {
            var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
            options.KnownIPNetworks.Clear();
            options.KnownProxies.Clear();
            foreach (var network in trusted) options.KnownIPNetworks.Add(network);
            app.UseForwardedHeaders(options);
        }
        else if (!app.Configuration.GetValue(TrustEverybody, defaultValue: false))
        {
            app.UseWarning();
        }
    }

    private static void UseWarning(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(TrustedProxies).FullName!);
        var isTold = 0;
        app.Use((context, next) =>
        {
            if (Volatile.Read(ref isTold) == 0 && Array.Find(Headers, context.Request.Headers.ContainsKey) is { } header && Interlocked.Exchange(ref isTold, 1) == 0)
                LogUntrusted(logger, header, context.Connection.RemoteIpAddress);
            return next(context);
        });
    }

    // An address is a network of one.
    private static IPNetwork NetworkOf(string text)
    {
        if (IPNetwork.TryParse(text, out var network)) return network;
        // The framework reads 10.0.0 as 10.0.0.0, which nobody means.
        if (IPAddress.TryParse(text, out var address) && (text.Contains(':') || text.Count(static one => one == '.') == 3)) return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        throw new InvalidOperationException($"Proxies:Trusted has '{text}', which is neither an address like 10.0.0.5 nor a network like 10.0.0.0/16.");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request from {Address} has {Header}, but no proxy is trusted, so all callers behind it count as one. Name the proxy in Proxies:Trusted; told once")]
    private static partial void LogUntrusted(ILogger logger, string header, IPAddress? address);
}
