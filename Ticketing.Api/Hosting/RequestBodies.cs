using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Ticketing.Api.Problems;

namespace Ticketing.Api.Hosting;

/// <summary>How a body may be written: in UTF-8 (RFC 8259, 8.1) and without a content coding.</summary>
internal static class RequestBodies
{
    private const string Utf8 = "utf-8";
    private const string Identity = "identity";

    /// <summary>
    /// Answers 415 to a body in another charset or with a content coding. Comes after authorization, so that a caller without a token is
    /// answered 401 first.
    /// </summary>
    public static void UseRequestBodies(this WebApplication app) => app.Use(static (context, next) =>
        TakesBody(context) && WhyNotTaken(context) is { } problem ? problem.ExecuteAsync(context) : next(context));

    // Every endpoint of the API has a body limit. The endpoints by which routing answers 405 and 415 have none.
    private static bool TakesBody(HttpContext context) =>
        context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true }
        && context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is not null;

    private static ProblemResult? WhyNotTaken(HttpContext context)
    {
        if (IsCoded(context.Request.Headers.ContentEncoding))
        {
            // RFC 9110, 15.5.16: the answer names the codings that would be taken.
            context.Response.Headers.AcceptEncoding = Identity;
            return ProblemCatalogue.UnsupportedMediaType.With("The body has a Content-Encoding; send it as it is, without one.");
        }

        if (context.Request.ContentType is not { Length: > 0 } text) return null;
        if (!MediaTypeHeaderValue.TryParse(text, out var type)) return ProblemCatalogue.UnsupportedMediaType.With("Content-Type is not a media type.");
        if (!IsUtf8(type)) return ProblemCatalogue.UnsupportedMediaType.With("The charset of a body is utf-8.");

        // The framework reads the charset without its quotes being taken off, so the header goes on without quotes.
        if (type.Charset.Length > Utf8.Length)
        {
            type.Charset = Utf8;
            context.Request.ContentType = type.ToString();
        }

        return null;
    }

    private static bool IsCoded(StringValues encodings) => encodings.Any(static line =>
        line!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Any(static coding => !coding.Equals(Identity, StringComparison.OrdinalIgnoreCase)));

    // A header that names the charset twice must mean the same both times.
    private static bool IsUtf8(MediaTypeHeaderValue type) => type.Parameters
        .Where(static parameter => parameter.Name.Equals("charset", StringComparison.OrdinalIgnoreCase))
        .All(static parameter => HeaderUtilities.RemoveQuotes(parameter.Value).Equals(Utf8, StringComparison.OrdinalIgnoreCase));
}
