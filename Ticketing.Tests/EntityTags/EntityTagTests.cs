using System.Net;
using Shouldly;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.EntityTags;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class EntityTagTests(ConventionServer conventions) : IClassFixture<ConventionServer>
{
    private ApiServer Server => conventions.Server;

    [Fact]
    public async Task The_first_read_gives_a_strong_tag()
    {
        var answer = await Server.GetAsync("/v1/test/tag");
        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Headers["ETag"].ShouldBe("\"12\"");
        answer.Headers["Cache-Control"].ShouldBe("no-cache, private");
    }

    [Theory]
    [InlineData("\"12\""), InlineData("\"1\", \"12\""), InlineData("W/\"12\""), InlineData("*")]
    public async Task What_the_caller_has_is_not_sent_again(string tags)
    {
        var answer = await Server.GetAsync("/v1/test/tag", null, ("If-None-Match", tags));
        answer.Status.ShouldBe(HttpStatusCode.NotModified);
        answer.Headers["ETag"].ShouldBe("\"12\"");
        answer.Text.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"11\""), InlineData("12"), InlineData("nonsense"), InlineData("\"1\", \"2\""), InlineData("\"12")]
    public async Task Anything_else_is_sent(string tags) =>
        (await Server.GetAsync("/v1/test/tag", null, ("If-None-Match", tags))).Status.ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task An_edit_with_a_version_goes_through() =>
        (await EditAsync("\"7\"")).Text.ShouldBe("7");

    [Fact]
    public async Task An_edit_with_the_weak_tag_that_a_packing_proxy_made_goes_through() =>
        (await EditAsync("W/\"7\"")).Text.ShouldBe("7");

    [Fact]
    public async Task An_edit_without_a_version_is_refused() =>
        (await Server.SendAsync(HttpMethod.Put, "/v1/test/edit")).ShouldBeProblem("if-match-required");

    [Theory]
    [InlineData("*"), InlineData("\"1\", \"2\""), InlineData("W/\"1\", W/\"2\"")]
    public async Task An_edit_that_names_no_single_version_is_refused(string tag) =>
        (await EditAsync(tag)).ShouldBeProblem("if-match-required");

    [Theory]
    [InlineData("7"), InlineData("w/\"7\""), InlineData("W/7"), InlineData("\"x\""), InlineData("\"-7\""), InlineData("\" 7\""), InlineData("\"")]
    public async Task A_tag_that_was_never_ours_is_a_mismatch(string tag) =>
        (await EditAsync(tag)).ShouldBeProblem("version-mismatch");

    private Task<JsonAnswer> EditAsync(string tag) =>
        Server.SendAsync(HttpMethod.Put, "/v1/test/edit", null, null, ("If-Match", tag));
}
