using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Ticketing.Api.EntityTags;
using Ticketing.Grains.Plans;

namespace Ticketing.Api.Venues;

/// <summary>One plan in the content codings that browsers ask for.</summary>
internal sealed class PlanFileBytes
{
    private const string MediaType = "application/json";
    private static readonly StringValues Forever = "public, max-age=31536000, immutable";

    private readonly PackedTag _tag;
    private readonly byte[] _brotli;
    private readonly byte[] _gzip;

    private PlanFileBytes(string planId, byte[] brotli, byte[] gzip) => (_tag, _brotli, _gzip) = (new PackedTag(planId), brotli, gzip);

    /// <summary>Prepares both codings. The document is stored as Brotli, so only gzip has to be made.</summary>
    public static PlanFileBytes Of(PlanFile plan)
    {
        using var gzip = new MemoryStream();
        using (var packer = new GZipStream(gzip, CompressionLevel.Optimal))
        using (var json = Unpack(plan.Document))
            json.CopyTo(packer);
        return new PlanFileBytes(plan.PlanId, plan.Document, gzip.ToArray());
    }

    /// <summary>The answer to one request: 304, or the bytes in the coding that the caller likes best.</summary>
    public IResult ToResult(HttpContext context)
    {
        var accepted = ContentCodings.AcceptedBy(context.Request);
        var headers = context.Response.Headers;
        headers.CacheControl = Forever;
        headers.Vary = HeaderNames.AcceptEncoding;
        // A shared cache may keep a plan. A tag of a coding that this caller does not take would have the cache give the caller that coding.
        if (_tag.FindKnownTo(context.Request, accepted) is { } known)
        {
            headers.ETag = known.Value;
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        headers.ETag = _tag.In(accepted[0]).Value;
        headers.ContentEncoding = ContentCodings.NameOf(accepted[0]);
        return accepted[0] switch
        {
            ContentCoding.Brotli => TypedResults.Bytes(_brotli, MediaType),
            ContentCoding.Gzip => TypedResults.Bytes(_gzip, MediaType),
            // Callers that accept no coding are rare, so the unpacked document is streamed and not cached.
            _ => TypedResults.Stream(Unpack(_brotli), MediaType),
        };
    }

    private static BrotliStream Unpack(byte[] brotli) => new(new MemoryStream(brotli), CompressionMode.Decompress);
}
