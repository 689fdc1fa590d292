using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Primitives;

namespace Ticketing.Api.Hosting;

/// <summary>Headers that keep browsers from doing more with an answer than it is meant for (OWASP REST Security Cheat Sheet).</summary>
internal static class SecurityHeaders
{
    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues NoReferrer = "no-referrer";
    private static readonly StringValues NoStore = "no-store";
    private static readonly StringValues ApiPolicy = "default-src 'none'; frame-ancestors 'none'";

    // The try page carries inline styles and data: images; its scripts are files.
    private static readonly StringValues PagePolicy =
        "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Sets them before anything else answers; an endpoint may set its own Cache-Control after.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use(static (context, next) =>
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = NoSniff;
        headers["Referrer-Policy"] = NoReferrer;
        // As routing compares paths.
        var isApi = context.Request.Path.StartsWithSegments("/v1", StringComparison.OrdinalIgnoreCase);
        headers.ContentSecurityPolicy = isApi ? ApiPolicy : PagePolicy;
        if (isApi)
            headers.CacheControl = NoStore;
        return next(context);
    });
}
