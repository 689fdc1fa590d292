using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Ticketing.Api.Problems;

namespace Ticketing.Api.EntityTags;

/// <summary>A strong entity tag (RFC 9110, 8.8.3), quotes included.</summary>
/// <param name="Value">E.g. <c>"12"</c> with its quotes.</param>
public readonly record struct EntityTag(string Value)
{
    private const int MaxHeaderLength = 1_024;

    /// <summary>The tag of a version of a row.</summary>
    public static EntityTag OfVersion(long version) => new(string.Create(CultureInfo.InvariantCulture, $"\"{version}\""));

    /// <summary>Puts the tag on the answer. A cache may keep the answer but must revalidate it before each use.</summary>
    public void WriteTo(HttpResponse response)
    {
        response.Headers.ETag = Value;
        response.Headers.CacheControl = "private, no-cache";
    }

    /// <summary>Whether the caller already has this version: one of its <c>If-None-Match</c> tags equals this tag or is <c>*</c>.</summary>
    public bool IsKnownTo(HttpRequest request)
    {
        var header = request.Headers.IfNoneMatch;
        if (header.Count == 0)
            return false;
        var first = header[0];
        if (header.Count == 1 && string.Equals(first, Value, StringComparison.Ordinal))
            return true;
        if (header.ToString().Length > MaxHeaderLength || !EntityTagHeaderValue.TryParseList(header, out var tags))
            return false;
        var own = new EntityTagHeaderValue(Value);
        // If-None-Match compares weakly: W/"12" counts as "12" (RFC 9110, 13.1.2).
        return tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(own, useStrongComparison: false));
    }

    /// <summary>The version that an edit is based on, from <c>If-Match</c>.</summary>
    /// <param name="request">The request.</param>
    /// <param name="version">The version the caller saw.</param>
    /// <param name="problem">428 when the header is missing or names no single version, 412 when the named version cannot exist.</param>
    public static bool TryReadIfMatch(HttpRequest request, out long version, [NotNullWhen(false)] out ProblemResult? problem)
    {
        version = 0;
        problem = null;
        var header = request.Headers.IfMatch;
        if (header.Count != 1 || header[0] is not { Length: > 0 and <= MaxHeaderLength } text || text == "*" || text.Contains(','))
        {
            problem = ProblemCatalogue.IfMatchRequired.With("Send If-Match with the one ETag that the last read gave.");
            return false;
        }
        // A proxy that packs an answer makes its tag weak. The versions of a row are numbers that never come again, so an edit can rely on a weak
        // one as well: the proxy changed the bytes, and not which version they show (RFC 9110, 13.1.1 asks for strong tags because others could).
        var tag = text.StartsWith("W/", StringComparison.Ordinal) ? text.AsSpan(2) : text.AsSpan();
        if (tag is ['"', .. var digits, '"'] && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out version))
            return true;
        problem = ProblemCatalogue.Of(Grains.Outcomes.RefusalCode.VersionMismatch).With("If-Match is not an ETag that this resource ever had.");
        return false;
    }
}
