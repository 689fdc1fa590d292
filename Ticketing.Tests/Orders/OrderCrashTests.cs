using Shouldly;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Outbox;
using Ticketing.Grains.Storage;
using Ticketing.Tests.Sales;
using Ticketing.Tests.Simulation;
using Xunit;

namespace Ticketing.Tests.Orders;

/// <summary>The order saga when the store fails or loses its answer at each of its commits in turn, and the events in the outbox afterwards.</summary>
[Trait("Suite", "Grains")]
public sealed class OrderCrashTests : SaleTest
{
    private int commits;

    public static TheoryData<int, bool> EveryCommit()
    {
        var all = new TheoryData<int, bool>();
        for (var commit = 1; commit <= 6; commit++)
        {
            all.Add(commit, false);
            all.Add(commit, true);
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(EveryCommit))]
    public async Task A_confirmation_cut_off_at_any_commit_ends_paid_with_one_charge_and_one_ticket_a_seat(int commit, bool written)
    {
        var buyer = NewBuyer();
        var order = await buyer.OrderSeatsAsync("A-1-1", "A-1-2");
        var key = await buyer.PayAsync(order);
        FailAt(commit, written);

        await IgnoreFailureAsync(() => buyer.ConfirmAsync(order, key, Buyer.Key("confirm")));
        await RecoverAsync();
        if ((await buyer.GetAsync(order)).Value().Status is OrderStatus.Pending)
            (await buyer.ConfirmAsync(order, key, Buyer.Key("confirm"))).Value();

        (await buyer.GetAsync(order)).Value().Status.ShouldBe(OrderStatus.Paid);
        Tickets.Count.ShouldBe(2);
        (await Silo.BankAsync(order)).Kept.ShouldBe(order.Amount);
        TypesOf(order).ShouldBe(["order.created", "order.paid"]);
    }

    [Theory]
    [MemberData(nameof(EveryCommit))]
    public async Task A_cancellation_cut_off_at_any_commit_ends_cancelled_with_the_money_back_once(int commit, bool written)
    {
        var buyer = NewBuyer();
        var order = await buyer.BuyAsync("A-1-1", "A-1-2");
        FailAt(commit, written);

        await IgnoreFailureAsync(() => buyer.CancelAsync(order, Buyer.Key("cancel")));
        await RecoverAsync();
        (await buyer.CancelAsync(order, Buyer.Key("cancel"))).Value().Status.ShouldBe(OrderStatus.Cancelled);

        Tickets.ShouldBeEmpty();
        (await Silo.BankAsync(order)).Refunds.ShouldHaveSingleItem().Amount.ShouldBe(order.Amount);
        TypesOf(order).ShouldBe(["order.created", "order.paid", "order.refunding", "order.cancelled"]);
    }

    [Fact]
    public async Task A_commit_that_fails_writes_neither_the_order_nor_its_event()
    {
        var buyer = NewBuyer();
        var hold = (await buyer.HoldAsync("A-1-1")).Value();
        FailAt(1, written: false);

        await Should.ThrowAsync<StoreUnavailableException>(() => buyer.OrderAsync(hold));

        Store.Rows<OrderRow>().ShouldBeEmpty();
        Store.Rows<OutboxRow>().ShouldBeEmpty();
    }

    [Fact]
    public async Task Events_are_in_the_order_of_the_versions_and_each_is_of_a_commit_of_its_order()
    {
        var buyer = NewBuyer();
        var order = await buyer.BuyAsync("A-1-1", "A-1-2");
        (await buyer.CancelAsync(order, "A-1-1")).Value();
        (await buyer.CancelAsync(order, "A-1-2")).Value();

        TypesOf(order).ShouldBe(
            ["order.created", "order.paid", "order.refunding", "order.partly-cancelled", "order.refunding", "order.cancelled"]);
        var sequences = EventsOf(order).Select(told => told.Sequence).ToList();
        sequences.ShouldBe(sequences.Distinct().Order());
        sequences[^1].ShouldBe(Store.Rows<OrderRow>().Single().Version);
    }

    // The n-th commit from now on and every later one fail: the disk is gone until RecoverAsync.
    private void FailAt(int commit, bool written)
    {
        commits = 0;
        Store.Fault = _ => ++commits < commit ? CommitFault.None
            : commits == commit && written ? CommitFault.WrittenAnswerLost : CommitFault.NotWritten;
    }

    // Starts a new process on the same disk. An interrupted step is due again after the step's time.
    private async Task RecoverAsync()
    {
        Store.Fault = _ => CommitFault.None;
        await Silo.ForgetEverythingAsync();
        for (var sweep = 0; sweep < 4; sweep++)
        {
            Time.Advance(OrderRules.StepTime);
            await Silo.Sweeper.SweepAsync();
        }
    }

    private static async Task IgnoreFailureAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception)
        {
            // A caller gets no answer from a process that dies; the test checks the rows on disk.
        }
    }

    private IEnumerable<OutboxRow> EventsOf(OrderView order) => Store.Rows<OutboxRow>().Where(told => told.Aggregate == $"order/{order.OrderId}");

    private List<string> TypesOf(OrderView order) => [.. EventsOf(order).Select(told => told.Type)];
}
