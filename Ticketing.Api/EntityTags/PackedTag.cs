using Microsoft.AspNetCore.Http;

namespace Ticketing.Api.EntityTags;

/// <summary>The strong entity tags of one version of an answer, one for each content coding, because their bytes differ (RFC 9110, 8.8.3.3).</summary>
/// <param name="version">The version, without quotes.</param>
internal sealed class PackedTag(string version)
{
    private readonly EntityTag _identity = new($"\"{version}\"");
    private readonly EntityTag _gzip = new($"\"{version}-gzip\"");
    private readonly EntityTag _brotli = new($"\"{version}-br\"");

    /// <summary>The tag of the answer in a coding.</summary>
    public EntityTag In(ContentCoding coding) => coding switch
    {
        ContentCoding.Gzip => _gzip,
        ContentCoding.Brotli => _brotli,
        _ => _identity,
    };

    /// <summary>The tag by which the caller already has this version in one of the codings; null when it has none. The first one counts.</summary>
    public EntityTag? FindKnownTo(HttpRequest request, IReadOnlyList<ContentCoding> codings)
    {
        if (request.Headers.IfNoneMatch.Count == 0) return null;
        foreach (var coding in codings)
        {
            if (In(coding) is var tag && tag.IsKnownTo(request)) return tag;
        }

        return null;
    }
}
