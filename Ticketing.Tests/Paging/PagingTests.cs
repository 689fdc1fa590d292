using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Ticketing.Api.Paging;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Paging;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class PagingTests(ConventionServer conventions) : IClassFixture<ConventionServer>
{
    private ApiServer Server => conventions.Server;

    [Fact]
    public async Task Following_the_cursors_gives_everything_once_and_ends()
    {
        var letters = "";
        var cursor = "";
        var pages = 0;
        do
        {
            var page = (await Server.GetAsync($"/v1/test/page?limit=10&cursor={cursor}")).Json;
            letters += string.Concat(page.GetProperty("items").EnumerateArray().Select(item => item.GetString()));
            cursor = page.GetProperty("nextCursor").GetString();
            pages++;
        }
        while (cursor is not null && pages < 10);
        letters.ShouldBe("abcdefghijklmnopqrstuvwxyz");
        pages.ShouldBe(3);
    }

    [Fact]
    public async Task Twenty_items_when_no_limit_is_given() =>
        (await Server.GetAsync("/v1/test/page")).Json.GetProperty("items").GetArrayLength().ShouldBe(20);

    [Fact]
    public async Task A_page_that_ends_exactly_at_the_end_has_no_next() =>
        (await Server.GetAsync("/v1/test/page?limit=26")).Json.GetProperty("nextCursor").GetString().ShouldBeNull();

    [Theory]
    [InlineData("1", 1), InlineData("100", 26)]
    public async Task A_limit_of_1_to_100_is_taken(string limit, int items) =>
        (await Server.GetAsync($"/v1/test/page?limit={limit}")).Json.GetProperty("items").GetArrayLength().ShouldBe(items);

    [Fact]
    public void A_cursor_is_read_up_to_1024_characters_and_not_looked_at_beyond()
    {
        const int head = 3; // Version and two separators.
        string OfLength(int length) => Cursor.After("l", new string('k', (length * 3 / 4) - head - 1));

        OfLength(1_024).Length.ShouldBe(Cursor.MaxLength);
        Cursor.TryRead("l", OfLength(1_024)).ShouldNotBeNull();
        Cursor.TryRead("l", OfLength(1_028)).ShouldBeNull();
    }

    [Theory]
    [InlineData("0"), InlineData("-1"), InlineData("101"), InlineData("many"), InlineData("99999999999")]
    public async Task A_limit_outside_1_to_100_is_refused(string limit) =>
        (await Server.GetAsync($"/v1/test/page?limit={limit}")).ShouldBeProblem("validation-failed");

    [Theory]
    [InlineData("x"), InlineData("%00"), InlineData("bm9uc2Vuc2U"), InlineData("MgpsZXR0ZXJzCmE")]
    public async Task A_cursor_of_somebody_elses_making_is_refused(string cursor) =>
        (await Server.GetAsync($"/v1/test/page?cursor={cursor}")).ShouldBeProblem("cursor-invalid");

    [Fact]
    public async Task The_cursor_of_another_list_is_refused() =>
        (await Server.GetAsync($"/v1/test/page?cursor={Cursor.After("numbers", "a")}")).ShouldBeProblem("cursor-invalid");

    [Fact]
    public void A_cursor_gives_back_any_key()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), key =>
        {
            var text = key.Get.Replace("\ufffd", "", StringComparison.Ordinal);
            text = string.Concat(text.EnumerateRunes().Where(rune => rune != System.Text.Rune.ReplacementChar));
            return text.Length > 200 || Cursor.TryRead("list", Cursor.After("list", text)) == text;
        }).QuickCheckThrowOnFailure();
    }
}
