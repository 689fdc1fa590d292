using Shouldly;
using Ticketing.Grains.Carts;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.SeatMaps;
using Ticketing.Grains.SeatMaps.Best;
using Ticketing.Tests.Sales;
using Xunit;

namespace Ticketing.Tests.Carts;

/// <summary>Holds of the best seats that are left.</summary>
[Trait("Suite", "Grains")]
public sealed class BestSeatHoldTests : SaleTest
{
    [Fact]
    public async Task Best_seats_of_a_grade_are_neighbours()
    {
        var hold = (await NewBuyer().HoldBestAsync(2, "R")).Value();

        hold.Seats.ShouldAllBe(seat => seat.Grade == "R");
        var columns = hold.Seats.Select(seat => int.Parse(seat.Seat[4..], null)).Order().ToList();
        columns[1].ShouldBe(columns[0] + 1);
    }

    [Fact]
    public async Task The_last_best_seats_are_not_refused_because_they_were_offered_a_moment_ago()
    {
        // All seats of the row but one pair are held, and the pair has just been offered to somebody who does not take it.
        for (var from = 1; from <= 5; from += 4) (await NewBuyer().HoldAsync([.. Enumerable.Range(from, 4).Select(n => $"A-2-{n}")])).Value();
        var map = Silo.Grains.GetGrain<ISeatMapGrain>(SmallHall.Performance);
        (await map.PickBest(new BestSeatsWish(2, "R", null))).Value().Seats.ShouldBe(["A-2-9", "A-2-10"], ignoreOrder: true);

        (await NewBuyer().HoldBestAsync(2, "R")).Value().Seats.Count.ShouldBe(2);
        (await NewBuyer().HoldBestAsync(2, "R")).ShouldBeRefused(RefusalCode.NoSeatsLeft);
    }

    [Fact]
    public async Task The_only_free_seat_is_found_although_nobody_was_told_of_it_yet()
    {
        for (var from = 1; from <= 9; from += 4) (await NewBuyer().HoldAsync([.. Enumerable.Range(from, Math.Min(4, 11 - from)).Select(n => $"A-2-{n}")])).Value();
        (await NewBuyer().HoldBestAsync(1, "R")).ShouldBeRefused(RefusalCode.NoSeatsLeft);
        var owner = Seat("A-2-10")!;
        await Silo.Grains.GetCart(SmallHall.Performance, owner.Buyer!.Value).Release(owner.HoldId!);

        (await NewBuyer().HoldBestAsync(1, "R")).Value().Seats.Count.ShouldBe(1);
    }
}
