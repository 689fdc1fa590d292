using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Shouldly;
using Ticketing.Grains;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Payments.Gateway;
using Ticketing.Grains.Payments.Sandbox;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Storage;
using Ticketing.Grains.WaitingRooms;
using Xunit;

namespace Ticketing.Tests.Simulation;

/// <summary>Bugs that the simulation found by some seed, each as a short scene of its own.</summary>
[Trait("Suite", "Simulation")]
public sealed class FoundBugTests
{
    private readonly Scene scene = new();

    [Fact]
    public void A_confirmation_repeated_after_the_sweeper_finished_it_shows_the_paid_order() => scene.World.Play(async () =>
    {
        var (orderId, confirmation) = await scene.Order(Scene.Ann, SandboxBehaviour.TimeoutAfterCharge, 1);
        (await scene.Grains.GetOrder(orderId).Confirm(confirmation)).Value!.Status.ShouldBe(OrderStatus.Unknown);
        await scene.Pass(5);

        var again = await scene.Grains.GetOrder(orderId).Confirm(confirmation);
        again.Refusal.ShouldBeNull();
        again.Value!.Status.ShouldBe(OrderStatus.Paid);
    });

    [Fact]
    public void A_payment_that_takes_long_does_not_keep_other_holds_from_ending() => scene.World.Play(async () =>
    {
        var (orderId, confirmation) = await scene.Order(Scene.Ann, SandboxBehaviour.DelayMilliseconds(15_000), 1);
        var lost = scene.Grains.GetOrder(orderId).Confirm(confirmation);
        await scene.Pass(1);
        scene.World.Machine.CrashOldest();
        await Should.ThrowAsync<Exception>(lost);
        scene.World.Machine.Start();

        // The payment takes 15 s, and the sweeper resumes it 30 s after it began.
        await scene.Pass(12);
        (await scene.Hold(Scene.Ben, scene.NewKey(), 3)).Ok.ShouldBeTrue();
        await scene.Pass(scene.Ttl.TotalSeconds + 1);

        scene.World.Witness.Orders[orderId].Status.ShouldBe(OrderStatus.Paying);
        scene.Seat(3).Status.ShouldBe(SeatStatus.Available);
    });

    [Fact]
    public void A_payment_after_its_hold_does_not_pass_the_limit() => scene.World.Play(async () =>
    {
        var (orderId, confirmation) = await scene.Order(Scene.Ann, SandboxBehaviour.Approve, 1, 2);
        await scene.Pass(scene.Ttl.TotalSeconds + 1);
        (await scene.Hold(Scene.Ann, scene.NewKey(), 3, 4)).Ok.ShouldBeTrue();

        (await scene.Grains.GetOrder(orderId).Confirm(confirmation)).Refusal!.Code.ShouldBe(RefusalCode.SeatLimit);

        scene.World.Witness.Tickets.ShouldBeEmpty();
        scene.World.Witness.Payments.Values.Single().Status.ShouldBe(GatewayPaymentStatus.Ready);
    });

    [Fact]
    public void A_payment_after_its_hold_gets_seats_that_are_still_free() => scene.World.Play(async () =>
    {
        var (orderId, confirmation) = await scene.Order(Scene.Ann, SandboxBehaviour.Approve, 1, 2);
        await scene.Pass(scene.Ttl.TotalSeconds + 1);

        (await scene.Grains.GetOrder(orderId).Confirm(confirmation)).Value!.Status.ShouldBe(OrderStatus.Paid);

        scene.World.Witness.Tickets.Count.ShouldBe(2);
    });

    [Fact]
    public void Seats_that_only_a_repeat_could_hold_end_with_the_first_ones() => scene.World.Play(async () =>
    {
        var key = scene.NewKey();
        var first = new HoldSeat(DerivedId.Of("h", Scene.Ann, scene.Performance, key), Scene.Ann, scene.World.Now + scene.Ttl);
        await scene.Grains.GetSeat(scene.Performance, "A-1-1").Hold(first, null);
        await scene.Pass(5);

        var hold = await scene.Hold(Scene.Ann, key, 1, 2);

        hold.Value!.ExpiresAt.ShouldBe(first.Until);
        (scene.Seat(1).Until, scene.Seat(2).Until).ShouldBe((first.Until, first.Until));
    });

    [Fact]
    public void An_order_that_another_process_moved_on_is_taken_up_by_one_that_remembers_it_otherwise() => scene.World.Play(async () =>
    {
        var (orderId, confirmation) = await scene.Order(Scene.Ann, SandboxBehaviour.TimeoutAfterCharge, 1);
        await scene.Pass(scene.Ttl.TotalSeconds + 1);
        var old = scene.Grains;
        scene.World.Machine.Start();
        (await scene.Grains.GetOrder(orderId).Get(Scene.Ann)).Value!.Status.ShouldBe(OrderStatus.Expired);
        (await old.GetOrder(orderId).Confirm(confirmation)).Value!.Status.ShouldBe(OrderStatus.Unknown);
        scene.World.Machine.CrashOldest();
        await scene.Pass(60);

        scene.World.Witness.Orders[orderId].Status.ShouldBe(OrderStatus.Paid);
    });

    [Fact]
    public void A_sale_that_was_long_under_way_does_not_take_a_seat_for_an_order_that_was_given_up() => scene.World.Play(async () =>
    {
        // The hold runs out while the provider thinks, so the seat is gone after the charge, and not before it.
        var (orderId, confirmation) = await scene.Order(Scene.Ann, SandboxBehaviour.DelayMilliseconds(4_000), 1);
        await scene.Pass(scene.Ttl.TotalSeconds - 2);
        var paying = scene.Grains.GetOrder(orderId).Confirm(confirmation);
        await scene.Pass(3);
        (await scene.Hold(Scene.Ben, scene.NewKey(), 1)).Ok.ShouldBeTrue();
        (await paying).Refusal!.Code.ShouldBe(RefusalCode.PaymentRefunded);
        await scene.Pass(scene.Ttl.TotalSeconds + 1);

        // This sale comes from another process, which had started it before the order was given up. Ben held the seat then, so the order could not
        // mark the seat.
        var late = await scene.Grains.GetSeat(scene.Performance, "A-1-1").Sell(
            new SellSeat("h" + orderId[1..], orderId, Scene.Ann, "VIP", confirmation.Amount));

        late.Result.ShouldBe(SeatResult.Taken);
        scene.World.Witness.Tickets.ShouldBeEmpty();
    });

    [Fact]
    public void A_second_attempt_at_a_sale_frees_no_seat_of_an_order_that_was_paid_meanwhile() => scene.World.Play(async () =>
    {
        var old = scene.Grains;
        scene.World.Machine.Start();
        var (orderId, confirmation) = await scene.Order(Scene.Ann, SandboxBehaviour.DelayMilliseconds(2_000), 1, 2);
        var paying = scene.Grains.GetOrder(orderId).Confirm(confirmation);
        await scene.Pass(1);
        (await old.GetOrder(orderId).Get(Scene.Ann)).Value!.Status.ShouldBe(OrderStatus.Paying);
        (await paying).Value!.Status.ShouldBe(OrderStatus.Paid);
        var cancel = new CancelOrder(scene.NewKey(), Scene.Ann, ["A-1-1"]);
        (await scene.Grains.GetOrder(orderId).Cancel(cancel)).Value!.Status.ShouldBe(OrderStatus.Paid);
        await scene.Pass(OrderRules.StepTime.TotalSeconds);

        // The old process's sweep found the order due before the new one finished it. Seat 1 cannot be sold to the order again.
        await Should.ThrowAsync<InconsistentStateException>(() => old.GetOrder(orderId).Resume());

        scene.Seat(2).Status.ShouldBe(SeatStatus.Sold);
        scene.World.Witness.Tickets.ShouldHaveSingleItem();
    });

    [Fact]
    public void An_order_that_another_process_moves_on_while_it_is_read_is_read_again()
    {
        var row = new OrderRow("o1", "p", Scene.Ann, "h1", OrderStatus.Refunding, 100, Then, Then, "pay", Then, 0) { Version = 3 };
        var refund = new RefundRow("o1", "r1", 100, 0, "Cancelled by the buyer.", Then, null) { Version = 1 };
        var silos = new TwoSilos(
            disk => new MovesOn(disk, [row with { Status = OrderStatus.Cancelled, DueAt = null, Version = 4 }, refund with { SettledAt = Then, Version = 2 }]),
            services =>
            {
                services.AddSharedMetrics();
                services.AddGrainServices().AddOptions().AddSingleton<IPaymentGateway>(new NoGateway());
            });
        silos.Run(async () =>
        {
            await silos.Disk.TryCommitAsync([row with { Version = 1 }]);
            await silos.Disk.TryCommitAsync([row with { Version = 2 }]);
            await silos.Disk.TryCommitAsync([row, refund, new OrderSeatRow("o1", "A-1-1", "VIP", 100, "r1") { Version = 1 }]);

            var view = (await silos[0].GetOrder("o1").Get(Scene.Ann)).Value!;

            view.Status.ShouldBe(OrderStatus.Cancelled);
            view.Refunds.ShouldHaveSingleItem().SettledAt.ShouldBe(Then);
        });
    }

    [Fact]
    public void A_hold_stays_when_the_order_of_another_one_is_paid_just_after_the_session_has_ended()
    {
        var room = new Scene(hasRoom: true);
        room.World.Play(async () =>
        {
            var grain = room.Grains.GetGrain<IWaitingRoomGrain>(room.Performance);
            await grain.Configure(Scene.RoomOf(room.World.Now), null);
            var ticket = (await grain.Enter(Scene.Ann)).Value!.Ticket;
            await room.Pass(1);
            var entry = (await grain.Admit(ticket)).Value!.Entry;
            await room.PassUntil(entry.ExpiresAt.AddSeconds(-5));
            var first = (await room.Hold(Scene.Ann, entry, room.NewKey(), 1)).Value!;
            (await room.Hold(Scene.Ann, entry, room.NewKey(), 2)).Ok.ShouldBeTrue();
            var (orderId, confirmation) = await room.Order(Scene.Ann, first, SandboxBehaviour.Approve, entry);

            // The entry has expired by time alone; nobody has told the room.
            await room.PassUntil(entry.ExpiresAt.AddMilliseconds(1));
            (await room.Grains.GetOrder(orderId).Confirm(confirmation)).Value!.Status.ShouldBe(OrderStatus.Paid);
            await room.Pass(1);

            room.Seat(2).Status.ShouldBe(SeatStatus.Held);
        });
    }

    private static DateTimeOffset Then { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // Another process writes between two of the reads that load an order.
    private sealed class MovesOn(SimulatedStore disk, RowWrite[] moves) : IRowStore
    {
        private bool _hasMoved;

        public ValueTask<Row?> TryCommitAsync(IReadOnlyList<RowWrite> writes) => disk.TryCommitAsync(writes);

        public async ValueTask<IReadOnlyList<T>> ReadAsync<T>(RowQuery<T> query)
            where T : Row
        {
            if (query is RefundsOfOrder && !_hasMoved)
            {
                _hasMoved = true;
                (await disk.TryCommitAsync(moves)).ShouldBeNull();
            }

            return await disk.ReadAsync(query);
        }
    }

    private sealed class NoGateway : IPaymentGateway
    {
        public Task<GatewayAnswer> ConfirmAsync(ConfirmPayment cmd, CancellationToken ct) => throw new NotSupportedException();

        public Task<GatewayAnswer> CancelAsync(CancelPayment cmd, CancellationToken ct) => throw new NotSupportedException();

        public Task<GatewayLookup> FindByOrderAsync(string orderId, CancellationToken ct) => throw new NotSupportedException();
    }
}
