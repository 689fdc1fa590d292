using Microsoft.Extensions.Options;

namespace Ticketing.Api.CrossOrigin;

/// <summary>Setting section <c>Cors</c>: which other sites may call the API from a browser. Nobody may unless the setting names them.</summary>
public sealed class CrossOriginSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "Cors";

    /// <summary>The origins as browsers send them, e.g. <c>https://shop.example</c>; at most 100. There are no wildcards.</summary>
    public IList<string> Origins { get; } = [];
}

/// <summary>Refuses origins that no browser would ever send, and wildcards.</summary>
internal sealed class CrossOriginCheck : IValidateOptions<CrossOriginSettings>
{
    private const int MaxOrigins = 100;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, CrossOriginSettings options)
    {
        if (options.Origins.Count > MaxOrigins) return ValidateOptionsResult.Fail($"Cors:Origins has at most {MaxOrigins} origins.");
        var wrong = options.Origins.Where(static origin => CanonicalOf(origin) != origin).ToList();
        return wrong.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(wrong.Select(static origin => $"Cors:Origins has '{origin}', but an origin is written as a browser sends it, like https://shop.example."));
    }

    // RFC 6454, 6.2: scheme, host in lower case and in Punycode, and the port unless it is the scheme's own.
    private static string? CanonicalOf(string origin)
    {
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Contains('*')) return null;
        var host = uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost;
        return $"{uri.Scheme}://{host}{(uri.IsDefaultPort ? "" : $":{uri.Port}")}";
    }
}
