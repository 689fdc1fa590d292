using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Ticketing.Api.EntityTags;

/// <summary>How the bytes of an answer are packed (RFC 9110, 8.4.1).</summary>
internal enum ContentCoding
{
    /// <summary>Not at all.</summary>
    Identity,

    /// <summary>With gzip.</summary>
    Gzip,

    /// <summary>With Brotli.</summary>
    Brotli,
}

/// <summary>Which codings a caller takes, from <c>Accept-Encoding</c> (RFC 9110, 12.5.3).</summary>
internal static class ContentCodings
{
    private const double Unnamed = -1;

    /// <summary>All codings that answers come in.</summary>
    public static readonly IReadOnlyList<ContentCoding> All = [ContentCoding.Brotli, ContentCoding.Gzip, ContentCoding.Identity];

    /// <summary>
    /// The codings that the caller takes, the one to send first. The caller's weights decide; among equal ones the smaller answer comes first.
    /// Without a header, with one that cannot be read, and when nothing that the caller names is known here, the answer is not packed.
    /// </summary>
    public static IReadOnlyList<ContentCoding> AcceptedBy(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var wishes)) return [ContentCoding.Identity];
        var others = WeightOf(wishes, "*");
        var brotli = Or(WeightOf(wishes, "br"), others);
        var gzip = Or(Math.Max(WeightOf(wishes, "gzip"), WeightOf(wishes, "x-gzip")), others);
        var identity = Or(WeightOf(wishes, "identity"), others);
        // A caller that does not name identity takes it as well, but would rather have a packed answer.
        var accepted = new[] { (Coding: ContentCoding.Brotli, Weight: brotli), (Coding: ContentCoding.Gzip, Weight: gzip), (Coding: ContentCoding.Identity, Weight: identity) }
            .Where(static one => one.Weight > 0).OrderByDescending(static one => one.Weight).Select(static one => one.Coding).ToList();
        if (identity == Unnamed || accepted.Count == 0) accepted.Add(ContentCoding.Identity);
        return accepted;
    }

    /// <summary>The coding's name in headers; null for <see cref="ContentCoding.Identity"/>.</summary>
    public static string? NameOf(ContentCoding coding) => coding switch
    {
        ContentCoding.Gzip => "gzip",
        ContentCoding.Brotli => "br",
        _ => null,
    };

    private static double Or(double weight, double others) => weight == Unnamed ? others : weight;

    private static double WeightOf(IList<StringWithQualityHeaderValue> wishes, string name) => wishes
        .Where(wish => wish.Value.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(static wish => wish.Quality ?? 1).DefaultIfEmpty(Unnamed).Max();
}
