using Shouldly;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Venues;
using Xunit;

namespace Ticketing.Tests.Venues;

[Trait("Suite", "Unit")]
public sealed class VenueRulesTests
{
    private static readonly DateTimeOffset Start = new(2027, 1, 20, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, true)]
    [InlineData(59.99, true)]
    [InlineData(-59.99, true)]
    [InlineData(60, false)]
    [InlineData(-60, false)]
    public void Performances_of_a_venue_start_an_hour_apart(double minutes, bool occupied)
    {
        var refusal = VenueRules.WhyOccupied("new", Start.AddMinutes(minutes), [At("old", Start)]);

        (refusal?.Code == RefusalCode.VenueOccupied).ShouldBe(occupied);
    }

    [Fact]
    public void A_performance_that_is_moved_does_not_stand_in_its_own_way() =>
        VenueRules.WhyOccupied("old", Start.AddMinutes(10), [At("old", Start)]).ShouldBeNull();

    [Fact]
    public void A_name_is_needed_and_has_at_most_200_characters()
    {
        VenueRules.WhyNot(new VenueDraft(new string('홀', 200), "")).ShouldBeNull();
        VenueRules.WhyNot(new VenueDraft(new string('홀', 201), ""))!.Code.ShouldBe(RefusalCode.InvalidInput);
        VenueRules.WhyNot(new VenueDraft("  ", ""))!.Code.ShouldBe(RefusalCode.InvalidInput);
        VenueRules.WhyNot(new VenueDraft("a\0b", ""))!.Code.ShouldBe(RefusalCode.InvalidInput);
    }

    [Theory]
    [InlineData("Asia/Seoul")]
    [InlineData("Europe/Berlin")]
    [InlineData("UTC")]
    public void A_time_zone_has_a_name_of_the_database(string zone) => VenueRules.WhyNotTimeZone(zone).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("Seoul")]
    [InlineData("Korea Standard Time")]
    [InlineData("asia/seoul")]
    [InlineData("../../etc/passwd")]
    [InlineData("GMT+9")]
    public void Another_text_names_no_time_zone(string zone) =>
        VenueRules.WhyNot(new VenueDraft("홀", "", zone)).ShouldNotBeNull().Code.ShouldBe(RefusalCode.InvalidInput);

    [Fact]
    public void An_edit_that_names_no_time_zone_keeps_it()
    {
        var venue = VenueRules.New("v", Guid.Empty, new VenueDraft("홀", "", "Europe/Berlin"), default);

        VenueRules.Apply(venue, new VenueDraft("큰 홀", "")).TimeZone.ShouldBe("Europe/Berlin");
        VenueRules.New("v", Guid.Empty, new VenueDraft("홀", ""), default, "Asia/Tokyo").TimeZone.ShouldBe("Asia/Tokyo");
    }

    [Fact]
    public void An_address_has_at_most_300_characters()
    {
        VenueRules.WhyNot(new VenueDraft("홀", new string('a', 300))).ShouldBeNull();
        VenueRules.WhyNot(new VenueDraft("홀", new string('a', 301)))!.Code.ShouldBe(RefusalCode.InvalidInput);
    }

    private static VenueTimeRow At(string id, DateTimeOffset startsAt) => new("venue", id, startsAt, startsAt.AddDays(-1)) { Version = 1 };
}
