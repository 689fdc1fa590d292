using Microsoft.AspNetCore.Http;
using Shouldly;
using Ticketing.Api.EntityTags;
using Xunit;

namespace Ticketing.Tests.EntityTags;

[Trait("Suite", "Unit")]
public sealed class ContentCodingTests
{
    [Theory]
    [InlineData(null, "identity")]
    [InlineData("", "identity")]
    [InlineData("nonsense;;q", "identity")]
    [InlineData("br", "br identity")]
    [InlineData("BR", "br identity")]
    [InlineData("gzip", "gzip identity")]
    [InlineData("x-gzip", "gzip identity")]
    [InlineData("gzip, deflate, br, zstd", "br gzip identity")]
    [InlineData("br;q=0, gzip", "gzip identity")]
    [InlineData("br;q=0.0", "identity")]
    [InlineData("br;q=0.2, gzip;q=0.8", "gzip br identity")]
    [InlineData("gzip;q=0.001", "gzip identity")]
    [InlineData("x-brew", "identity")]
    [InlineData("brotli, x-br", "identity")]
    [InlineData("*", "br gzip identity")]
    [InlineData("*;q=0.5, gzip", "gzip br identity")]
    [InlineData("*, br;q=0", "gzip identity")]
    [InlineData("gzip;q=0.5, identity", "identity gzip")]
    [InlineData("gzip, identity;q=0", "gzip")]
    [InlineData("br, *;q=0", "br")]
    [InlineData("*;q=0", "identity")]
    [InlineData("identity;q=0", "identity")]
    public void The_weights_decide_and_what_is_not_known_is_not_taken(string? header, string expected)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.AcceptEncoding = header;

        string.Join(' ', ContentCodings.AcceptedBy(request).Select(static coding => ContentCodings.NameOf(coding) ?? "identity")).ShouldBe(expected);
    }
}
