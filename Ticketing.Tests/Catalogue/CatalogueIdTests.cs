using Shouldly;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Xunit;

namespace Ticketing.Tests.Catalogue;

[Trait("Suite", "Unit")]
public sealed class CatalogueIdTests
{
    [Fact]
    public void New_ids_say_what_they_are_of_are_possible_and_differ()
    {
        var ids = Enumerable.Range(0, 1_000).Select(_ => new RandomIds().Next(CatalogueId.Venue)).ToList();

        ids.ShouldAllBe(id => id.StartsWith("v_", StringComparison.Ordinal) && id.Length == 14 && CatalogueId.IsPossible(id));
        ids.ShouldBeUnique();
    }

    [Theory]
    [InlineData("arirang-hall", true)]
    [InlineData("v_0123456789ab", true)]
    [InlineData("", false)]
    [InlineData(" ", false)]
    [InlineData("a/b", false)]
    [InlineData("홀", false)]
    public void An_id_is_ASCII_letters_digits_dashes_and_underscores(string id, bool possible) =>
        CatalogueId.IsPossible(id).ShouldBe(possible);

    [Fact]
    public void An_id_has_at_most_64_characters()
    {
        CatalogueId.IsPossible(new string('a', 64)).ShouldBeTrue();
        CatalogueId.IsPossible(new string('a', 65)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(Role.User, true, RefusalCode.Forbidden)]
    [InlineData(Role.Promoter, true, null)]
    [InlineData(Role.Promoter, false, RefusalCode.Forbidden)]
    [InlineData(Role.Admin, false, null)]
    public void Owners_who_are_promoters_and_admins_change_things(Role role, bool own, RefusalCode? expected)
    {
        var owner = Guid.NewGuid();

        (new Actor(own ? owner : Guid.NewGuid(), role).WhyNotChange(owner)?.Code).ShouldBe(expected);
    }

    [Fact]
    public void Users_publish_nothing() =>
        new Actor(Guid.NewGuid(), Role.User).WhyNotPublish()!.Code.ShouldBe(RefusalCode.Forbidden);
}
