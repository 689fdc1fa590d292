using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ticketing.Api.Operations;

/// <summary>
/// The ops page at <c>/ops</c>. A browser brings no token when it opens a page, so these files are for everybody and hold nothing: the
/// page asks for a log-in, and everything it shows comes from <see cref="OpsEndpoints"/>, which answers admins only.
/// </summary>
internal static class OpsPage
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Adds the page and its two files.</summary>
    public static void MapOpsPage(this WebApplication app)
    {
        MapFile(app, "/ops", "ops.html", "text/html; charset=utf-8");
        MapFile(app, "/ops/ops.js", "ops.js", "text/javascript; charset=utf-8");
        MapFile(app, "/ops/ops.css", "ops.css", "text/css; charset=utf-8");
    }

    private static void MapFile(WebApplication app, string path, string name, string mediaType)
    {
        var content = Read(name);
        app.MapGet(path, (HttpContext context) =>
            {
                context.Response.Headers.ContentSecurityPolicy = Policy;
                context.Response.Headers.CacheControl = "no-cache";
                return TypedResults.Bytes(content, mediaType);
            })
            .AllowAnonymous().DisableRateLimiting().ExcludeFromDescription();
    }

    private static byte[] Read(string name)
    {
        using var resource = typeof(OpsPage).Assembly.GetManifestResourceStream($"OpsPage/{name}")
            ?? throw new InvalidOperationException($"The program was built without {name}.");
        using var copy = new MemoryStream();
        resource.CopyTo(copy);
        return copy.ToArray();
    }
}
