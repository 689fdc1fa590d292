using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Ticketing.Api.EntityTags;
using Ticketing.Grains.Plans;

namespace Ticketing.Api.Venues;

/// <summary>One plan in the encodings that browsers ask for. Each encoding has a strong entity tag of its own (RFC 9110, 8.8.3.3).</summary>
internal sealed class PlanFileBytes
{
    private static readonly StringValues Forever = "public, max-age=31536000, immutable";

    private readonly string _planId;
    private readonly byte[] _brotli;
    private readonly byte[] _gzip;

    private PlanFileBytes(string planId, byte[] brotli, byte[] gzip) => (_planId, _brotli, _gzip) = (planId, brotli, gzip);

    /// <summary>Prepares both encodings. The document is stored as Brotli, so only gzip has to be made.</summary>
    public static PlanFileBytes Of(PlanFile plan)
    {
        using var gzip = new MemoryStream();
        using (var packer = new GZipStream(gzip, CompressionLevel.Optimal))
        using (var json = Unpack(plan.Document))
            json.CopyTo(packer);
        return new PlanFileBytes(plan.PlanId, plan.Document, gzip.ToArray());
    }

    /// <summary>The answer to one request: 304, or the bytes in the best encoding that the caller accepts.</summary>
    public IResult ToResult(HttpContext context)
    {
        var encoding = Negotiate(context.Request.Headers.AcceptEncoding);
        var tag = new EntityTag(encoding is null ? $"\"{_planId}\"" : $"\"{_planId}-{encoding}\"");
        var headers = context.Response.Headers;
        headers.ETag = tag.Value;
        headers.CacheControl = Forever;
        headers.Vary = HeaderNames.AcceptEncoding;
        if (tag.IsKnownTo(context.Request)) return TypedResults.StatusCode(StatusCodes.Status304NotModified);

        // Callers that accept no encoding are rare, so the unpacked document is streamed and not cached.
        if (encoding is null) return TypedResults.Stream(Unpack(_brotli), "application/json");
        headers.ContentEncoding = encoding;
        return TypedResults.Bytes(encoding == "br" ? _brotli : _gzip, "application/json");
    }

    private static string? Negotiate(StringValues header)
    {
        if (!StringWithQualityHeaderValue.TryParseList(header, out var accepted)) return null;
        return Takes(accepted, "br") ? "br" : Takes(accepted, "gzip") ? "gzip" : null;
    }

    private static bool Takes(IList<StringWithQualityHeaderValue> accepted, string encoding) =>
        accepted.Any(value => value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && value.Quality is not 0);

    private static BrotliStream Unpack(byte[] brotli) => new(new MemoryStream(brotli), CompressionMode.Decompress);
}
