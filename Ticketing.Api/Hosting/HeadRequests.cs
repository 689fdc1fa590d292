using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Ticketing.Api.Hosting;

/// <summary>
/// HEAD wherever GET is (RFC 9110, 9.3.2). A HEAD request takes the way of the GET request. The server leaves the body out, because it knows
/// from the request line that nobody waits for a body.
/// </summary>
internal static class HeadRequests
{
    /// <summary>Treats HEAD as GET from here on; comes before routing.</summary>
    public static void UseHeadRequests(this WebApplication app) => app.Use(static (context, next) =>
        HttpMethods.IsHead(context.Request.Method) ? AnswerAsync(context, next) : AllowAsync(context, next));

    /// <summary>Whether the request was HEAD. An answer without an end asks this, because only the headers are wanted.</summary>
    public static bool IsHead(HttpContext context) => context.Features.Get<Mark>() is not null;

    private static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        context.Features.Set(Mark.Instance);
        context.Request.Method = HttpMethods.Get;
        try
        {
            await AllowAsync(context, next);
        }
        finally
        {
            // Logs and metrics tell the method that the caller sent.
            context.Request.Method = HttpMethods.Head;
        }
    }

    // Routing does not know that HEAD is allowed where GET is.
    private static async Task AllowAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        var response = context.Response;
        if (response is not { StatusCode: StatusCodes.Status405MethodNotAllowed, HasStarted: false }) return;
        if (response.Headers.GetCommaSeparatedValues(HeaderNames.Allow) is var allowed && allowed.Contains(HttpMethods.Get) && !allowed.Contains(HttpMethods.Head))
            response.Headers.Allow = new StringValues(string.Join(", ", allowed.Append(HttpMethods.Head)));
    }

    private sealed class Mark
    {
        public static readonly Mark Instance = new();
    }
}
