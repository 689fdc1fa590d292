using Shouldly;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Seats;
using Ticketing.Tests.Sales;
using Xunit;

namespace Ticketing.Tests.Carts;

/// <summary>Who held a seat too often in a row has to leave it to others for a while.</summary>
[Trait("Suite", "Grains")]
public sealed class CoolDownTests : SaleTest
{
    [Fact]
    public async Task A_third_hold_in_a_row_is_refused_with_its_seats_and_the_time_and_others_can_hold_them()
    {
        var buyer = NewBuyer();
        await HoldAndReleaseAsync(buyer, "A-1-1", "A-1-2");
        await HoldAndReleaseAsync(buyer, "A-1-1", "A-1-2");

        var refusal = (await buyer.HoldAsync("A-1-1", "A-1-2", "A-1-3")).ShouldBeRefused(RefusalCode.HeldTooOften);

        refusal.Seats.ShouldBe(["A-1-1", "A-1-2"]);
        refusal.RetryAfter.ShouldBe(TimeSpan.FromMinutes(5));
        refusal.Facts!.RetryAt.ShouldBe(Now.AddMinutes(5));
        StatusOf("A-1-3").ShouldBe(SeatStatus.Available);
        (await buyer.HoldAsync("A-1-3")).Value();
        await HoldAndReleaseAsync(NewBuyer(), "A-1-1");
    }

    [Fact]
    public async Task After_the_cool_down_and_after_a_restart_the_seat_remembers()
    {
        var buyer = NewBuyer();
        await HoldAndReleaseAsync(buyer, "A-1-1");
        await HoldAndReleaseAsync(buyer, "A-1-1");
        await Silo.ForgetEverythingAsync();
        (await buyer.HoldAsync("A-1-1")).ShouldBeRefused(RefusalCode.HeldTooOften);

        Time.Advance(TimeSpan.FromMinutes(5));
        (await buyer.HoldAsync("A-1-1")).Value();
    }

    [Fact]
    public async Task A_seat_that_is_given_back_because_another_was_taken_was_never_held()
    {
        (await NewBuyer().HoldAsync("A-1-2")).Value();
        var buyer = NewBuyer();
        for (var tries = 0; tries < 5; tries++) (await buyer.HoldAsync("A-1-1", "A-1-2")).ShouldBeRefused(RefusalCode.SeatsTaken).Seats.ShouldBe(["A-1-2"]);

        (await buyer.HoldAsync("A-1-1")).Value();
    }

    [Fact]
    public async Task Holds_that_run_out_count_too()
    {
        var buyer = NewBuyer();
        for (var holds = 0; holds < 2; holds++)
        {
            (await buyer.HoldAsync("A-1-1")).Value();
            Time.Advance(SmallHall.HoldTtl);
        }

        (await buyer.HoldAsync("A-1-1")).ShouldBeRefused(RefusalCode.HeldTooOften).Facts!.RetryAt.ShouldBe(Now.AddMinutes(5));
    }

    private static async Task HoldAndReleaseAsync(Buyer buyer, params string[] seats)
    {
        var hold = (await buyer.HoldAsync(seats)).Value();
        (await buyer.Cart.Release(hold.HoldId)).Value();
    }
}
