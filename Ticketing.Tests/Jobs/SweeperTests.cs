using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Ticketing.Grains.Jobs;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Payments.Gateway;
using Ticketing.Grains.Seats;
using Ticketing.Tests.Kit.Clocks;
using Ticketing.Tests.Kit.Stores;
using Ticketing.Tests.Sales;
using Xunit;

namespace Ticketing.Tests.Jobs;

[Trait("Suite", "Grains")]
public sealed class SweeperTests
{
    private readonly FakeTimeProvider time = TestClock.New();
    private readonly MemoryStore store = new();

    [Fact]
    public async Task Holds_do_not_wait_for_a_payment_provider_that_does_not_answer()
    {
        await SmallHall.OpenAsync(store, SmallHall.Row(time.GetUtcNow()));
        var bank = new SlowBank();
        await using var silo = await TicketingSilo.StartAsync(store, time, services => services.AddSingleton<IPaymentGateway>(bank));
        var order = await new Buyer(silo).OrderSeatsAsync("A-1-1");
        (await silo.Grains.GetOrder(order.OrderId).Confirm(new ConfirmOrder(Buyer.Key("k"), Store(order).User, "pay_1", order.Amount))).Value();
        (await new Buyer(silo).HoldAsync("A-1-2")).Value();
        time.Advance(SmallHall.HoldTtl);
        bank.Answers = false;

        var sweep = silo.Sweeper.SweepAsync();
        foreach (var seat in (string[])["A-1-1", "A-1-2"]) await silo.Grains.GetSeat(SmallHall.Performance, seat).Unblock();

        store.Rows<SeatRow>().ShouldAllBe(seat => seat.Status == SeatStatus.Available);
        sweep.IsCompleted.ShouldBeFalse();
        time.Advance(Sweeper.Period);
        (await sweep).ShouldBe(3);
        bank.GiveUp();
    }

    [Fact]
    public async Task A_sweep_with_nothing_due_tells_nobody()
    {
        await SmallHall.OpenAsync(store, SmallHall.Row(time.GetUtcNow()));
        await using var silo = await TicketingSilo.StartAsync(store, time);
        await new Buyer(silo).OrderSeatsAsync("A-1-1");

        (await silo.Sweeper.SweepAsync()).ShouldBe(0);
        time.Advance(SmallHall.HoldTtl);
        (await silo.Sweeper.SweepAsync()).ShouldBe(2);
        (await silo.Sweeper.SweepAsync()).ShouldBe(0);
    }

    private OrderRow Store(OrderView order) => store.Rows<OrderRow>().Single(row => row.OrderId == order.OrderId);

    private sealed class SlowBank : IPaymentGateway
    {
        private readonly TaskCompletionSource<GatewayLookup> lookup = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool Answers { get; set; } = true;

        public void GiveUp() => lookup.SetResult(new GatewayLookup.Unknown("No answer."));

        public Task<GatewayAnswer> ConfirmAsync(ConfirmPayment cmd, CancellationToken ct) =>
            Task.FromResult<GatewayAnswer>(new GatewayAnswer.Unknown("No answer."));

        public Task<GatewayAnswer> CancelAsync(CancelPayment cmd, CancellationToken ct) =>
            Task.FromResult<GatewayAnswer>(new GatewayAnswer.Unknown("No answer."));

        public Task<GatewayLookup> FindByOrderAsync(string orderId, CancellationToken ct) =>
            Answers ? Task.FromResult<GatewayLookup>(new GatewayLookup.NotFound()) : lookup.Task;
    }
}
