using Shouldly;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.SeatMaps;
using Ticketing.Grains.SeatMaps.Best;
using Ticketing.Grains.Seats;
using Ticketing.Tests.Kit.Clocks;
using Ticketing.Tests.Sales;
using Xunit;

namespace Ticketing.Tests.SeatMaps;

/// <summary>An offer of the best seats takes what seats told lately into account, and publishes nothing.</summary>
[Trait("Suite", "Unit")]
public sealed class PickBeforePublicationTests
{
    private static readonly DateTimeOffset Now = TestClock.New().GetUtcNow();
    private readonly OpenMap _map = new(SmallHall.Info(Now), "epoch");

    [Fact]
    public void A_seat_that_was_taken_since_the_last_publication_is_passed_over()
    {
        var best = Pick();
        var later = Now + SeatOffers.Term;
        Pick(later).ShouldBe(best);

        _map.Gather(new SeatChanged(best, SeatStatus.Held, 1));

        Pick(later + SeatOffers.Term).ShouldNotBe(best);
        _map.HasGathered.ShouldBeTrue();
    }

    [Fact]
    public void A_seat_that_became_free_is_offered_after_the_next_publication()
    {
        var best = Pick();
        _map.Gather(new SeatChanged(best, SeatStatus.Held, 1));
        _map.ApplyGathered();
        _map.Gather(new SeatChanged(best, SeatStatus.Available, 2));
        var later = Now + SeatOffers.Term;
        Pick(later).ShouldNotBe(best);

        _map.ApplyGathered();

        Pick(later + SeatOffers.Term).ShouldBe(best);
    }

    [Fact]
    public void A_grade_that_has_lost_its_price_is_offered_no_more()
    {
        Pick();
        var unpriced = SmallHall.Info(Now) with { Prices = new Dictionary<string, long>(StringComparer.Ordinal) { ["R"] = SmallHall.RPrice } };

        _map.Pick(new BestSeatsWish(1, "VIP", null), unpriced, Now).Refusal!.Code.ShouldBe(RefusalCode.NoSeatsLeft);
    }

    private string Pick(DateTimeOffset? at = null) =>
        _map.Pick(new BestSeatsWish(1, "VIP", null), SmallHall.Info(Now), at ?? Now).Value!.Seats.ShouldHaveSingleItem();
}
