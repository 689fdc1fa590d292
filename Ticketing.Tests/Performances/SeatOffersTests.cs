using Shouldly;
using Ticketing.Grains.SeatMaps.Best;
using Xunit;

namespace Ticketing.Tests.Performances;

[Trait("Suite", "Unit")]
public sealed class SeatOffersTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 20, 11, 0, 0, TimeSpan.Zero);
    private readonly SeatOffers offers = new();

    [Fact]
    public void An_offer_lasts_its_term()
    {
        offers.Add([1, 2], s_now);

        offers.Expire(s_now + SeatOffers.Term - TimeSpan.FromTicks(1));
        (offers.Contains(1), offers.Contains(2), offers.Contains(3)).ShouldBe((true, true, false));
        offers.Expire(s_now + SeatOffers.Term);
        (offers.Contains(1), offers.Contains(2)).ShouldBe((false, false));
    }

    [Fact]
    public void A_seat_offered_again_keeps_the_later_end()
    {
        offers.Add([1], s_now);
        offers.Add([1], s_now.AddSeconds(1));

        offers.Expire(s_now + SeatOffers.Term);
        offers.Contains(1).ShouldBeTrue();
        offers.Expire(s_now.AddSeconds(1) + SeatOffers.Term);
        offers.Contains(1).ShouldBeFalse();
    }
}
