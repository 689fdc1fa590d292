using Shouldly;
using Ticketing.Grains.Idempotency;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.SeatMaps;
using Ticketing.Grains.Seats;
using Ticketing.Tests.Sales;
using Ticketing.Tests.Simulation;
using Xunit;

namespace Ticketing.Tests.Carts;

/// <summary>Repeats under the same Idempotency-Key: after success, after a crash, and with another body.</summary>
[Trait("Suite", "Grains")]
public sealed class CartRepeatTests : SaleTest
{
    [Theory]
    [InlineData("A-1-1")]
    [InlineData("A-1-1", "A-1-2")]
    public async Task The_same_key_gets_the_same_answer(params string[] seats)
    {
        var buyer = NewBuyer();
        var first = (await buyer.HoldAsync(Buyer.Key("k"), seats)).Value();
        Time.Advance(TimeSpan.FromMinutes(1));
        await Silo.ForgetEverythingAsync();

        var again = (await buyer.HoldAsync(Buyer.Key("k"), seats)).Value();

        (again with { Seats = first.Seats }).ShouldBe(first);
        again.Seats.ShouldBe(first.Seats);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_same_key_gets_the_same_answer_when_the_hold_is_over_and_holds_nothing_anew(bool takenByAnother)
    {
        var buyer = NewBuyer();
        var first = (await buyer.HoldAsync(Buyer.Key("k"), "A-1-1")).Value();
        await buyer.Cart.Release(first.HoldId);
        if (takenByAnother) (await NewBuyer().HoldAsync("A-1-1")).Value();

        var again = (await buyer.HoldAsync(Buyer.Key("k"), "A-1-1")).Value();

        (again.HoldId, again.ExpiresAt).ShouldBe((first.HoldId, first.ExpiresAt));
        (await buyer.Cart.View()).Value().Holds.ShouldBeEmpty();
        StatusOf("A-1-1").ShouldBe(takenByAnother ? SeatStatus.Held : SeatStatus.Available);
    }

    [Fact]
    public async Task A_repeat_gets_its_answer_after_refusals_when_somebody_else_has_the_seat()
    {
        var buyer = NewBuyer();
        (await NewBuyer().HoldAsync("A-2-1")).Value();
        (await buyer.HoldAsync("A-2-1")).ShouldBeRefused(RefusalCode.SeatsTaken);
        var first = (await buyer.HoldAsync(Buyer.Key("k"), "A-1-1")).Value();
        await buyer.Cart.Release(first.HoldId);
        (await NewBuyer().HoldAsync("A-1-1")).Value();

        (await buyer.HoldAsync(Buyer.Key("k"), "A-1-1")).Value().HoldId.ShouldBe(first.HoldId);
    }

    [Fact]
    public async Task A_repeat_gets_its_answer_among_more_of_them_than_a_cart_remembers()
    {
        var buyer = NewBuyer();
        var first = (await buyer.HoldAsync(Buyer.Key("k"), "A-1-1")).Value();
        await buyer.Cart.Release(first.HoldId);
        (await NewBuyer().HoldAsync("A-1-1")).Value();
        for (var other = 0; other < AnsweredKeys.MaxKeys; other++)
            await Store.TryCommitAsync([new IdempotencyRow(buyer.User, $"a-{other}", "", "{}", Now) { Version = 1 }]);
        await Silo.ForgetEverythingAsync();

        (await buyer.HoldAsync(Buyer.Key("k"), "A-1-1")).Value().HoldId.ShouldBe(first.HoldId);
    }

    [Fact]
    public async Task A_storm_of_refusals_asks_the_store_once()
    {
        (await NewBuyer().HoldAsync("A-1-1")).Value();
        var buyer = NewBuyer();
        (await buyer.HoldAsync("A-1-1")).ShouldBeRefused(RefusalCode.SeatsTaken);

        // The map hears of the first hold one way, and reads the seats when it wakes.
        (await Silo.Grains.GetGrain<ISeatMapGrain>(SmallHall.Performance).Head()).Value();
        var reads = Store.Reads;

        for (var attempt = 0; attempt < 10; attempt++) (await buyer.HoldAsync("A-1-1")).ShouldBeRefused(RefusalCode.SeatsTaken);

        Store.Reads.ShouldBe(reads);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        var buyer = NewBuyer();
        (await buyer.HoldAsync(Buyer.Key("k", "one"), "A-1-1")).Value();

        (await buyer.HoldAsync(Buyer.Key("k", "two"), "A-1-2")).ShouldBeRefused(RefusalCode.IdempotencyKeyReused);
        StatusOf("A-1-2").ShouldBe(SeatStatus.Available);
    }

    [Fact]
    public async Task Keys_of_two_people_never_meet()
    {
        (await NewBuyer().HoldAsync(Buyer.Key("k", "one"), "A-1-1")).Value();
        (await NewBuyer().HoldAsync(Buyer.Key("k", "two"), "A-1-2")).Value();
    }

    [Fact]
    public async Task A_repeat_after_a_lost_commit_completes_what_the_first_try_began()
    {
        var buyer = NewBuyer();
        Store.Fault = writes => writes[0].Row is IdempotencyRow ? CommitFault.NotWritten : CommitFault.None;
        await Should.ThrowAsync<Exception>(() => buyer.HoldAsync(Buyer.Key("k"), "A-1-1", "A-1-2"));
        Store.Fault = _ => CommitFault.None;
        var began = Now;
        Time.Advance(TimeSpan.FromMinutes(1));

        var hold = (await buyer.HoldAsync(Buyer.Key("k"), "A-1-1", "A-1-2")).Value();

        hold.ExpiresAt.ShouldBe(began + SmallHall.HoldTtl);
        (await buyer.Cart.View()).Value().Holds.ShouldHaveSingleItem().HoldId.ShouldBe(hold.HoldId);
    }

    [Fact]
    public async Task A_repeat_that_wants_less_than_the_try_that_died_tells_the_true_end_and_is_remembered()
    {
        var buyer = NewBuyer();
        Store.Fault = writes => writes[0].Row is IdempotencyRow ? CommitFault.NotWritten : CommitFault.None;
        await Should.ThrowAsync<Exception>(() => buyer.HoldAsync(Buyer.Key("k", "two seats"), "A-1-1", "A-1-2"));
        Store.Fault = _ => CommitFault.None;
        var began = Now;
        Time.Advance(TimeSpan.FromMinutes(1));

        var hold = (await buyer.HoldAsync(Buyer.Key("k", "one seat"), "A-1-1")).Value();

        hold.ExpiresAt.ShouldBe(began + SmallHall.HoldTtl);
        StatusOf("A-1-2").ShouldBe(SeatStatus.Available);
        (await buyer.HoldAsync(Buyer.Key("k", "other"), "A-1-3")).ShouldBeRefused(RefusalCode.IdempotencyKeyReused);
    }

    [Fact]
    public async Task A_hold_whose_commit_lost_its_answer_is_found_by_the_repeat()
    {
        var buyer = NewBuyer();
        Store.Fault = _ => CommitFault.WrittenAnswerLost;
        await Should.ThrowAsync<Exception>(() => buyer.HoldAsync(Buyer.Key("k"), "A-1-1"));
        Store.Fault = _ => CommitFault.None;

        (await buyer.HoldAsync(Buyer.Key("k"), "A-1-1")).Value().Seats.ShouldHaveSingleItem().Seat.ShouldBe("A-1-1");
        Seat("A-1-1")!.Version.ShouldBe(1);
    }
}
