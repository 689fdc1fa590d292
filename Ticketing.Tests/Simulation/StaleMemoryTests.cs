using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Storage;
using Shouldly;
using Ticketing.Grains;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Carts;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Payments.Sandbox;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Seats.Tickets;
using Ticketing.Grains.Shows;
using Ticketing.Grains.Venues;
using Ticketing.Grains.WaitingRooms;
using Xunit;

namespace Ticketing.Tests.Simulation;

/// <summary>
/// While a cluster changes, a grain may run twice. The memory of the older activation is then out of date. If somebody still asks it, it must
/// not refuse because of its stale memory. In each scene, a grain of an old process was activated before the new process changed its rows.
/// </summary>
[Trait("Suite", "Simulation")]
public sealed class StaleMemoryTests
{
    private readonly Scene scene = new();
    private IGrainFactory old = null!;

    [Fact]
    public void An_order_that_was_made_elsewhere_is_found() => Play(async () =>
    {
        var hold = (await scene.Hold(Scene.Ann, scene.NewKey(), 1)).Value!;
        var orderId = OrderId.OfHold(hold.HoldId);
        (await old.GetOrder(orderId).Get(Scene.Ann)).Refusal!.Code.ShouldBe(RefusalCode.NotFound);
        await scene.Grains.GetOrder(orderId).Create(new CreateOrder(scene.NewKey(), Scene.Ann, scene.Performance, hold.HoldId, null));

        (await old.GetOrder(orderId).Get(Scene.Ann)).Value!.OrderId.ShouldBe(orderId);
        (await old.GetOrder(orderId).Get(Scene.Ben)).Refusal!.Code.ShouldBe(RefusalCode.NotFound);
    });

    [Fact]
    public void An_order_that_was_made_elsewhere_can_be_paid() => Play(async () =>
    {
        var hold = (await scene.Hold(Scene.Ann, scene.NewKey(), 1)).Value!;
        await old.GetOrder(OrderId.OfHold(hold.HoldId)).Get(Scene.Ann);
        var (orderId, confirmation) = await scene.Order(Scene.Ann, hold, SandboxBehaviour.Approve);

        (await old.GetOrder(orderId).Confirm(confirmation)).Value!.Status.ShouldBe(OrderStatus.Paid);
    });

    [Fact]
    public void An_order_that_was_paid_elsewhere_can_be_cancelled() => Play(async () =>
    {
        var (orderId, confirmation) = await scene.Order(Scene.Ann, SandboxBehaviour.DelayMilliseconds(2_000), 1);
        var paying = scene.Grains.GetOrder(orderId).Confirm(confirmation);
        await scene.Pass(1);
        (await old.GetOrder(orderId).Get(Scene.Ann)).Value!.Status.ShouldBe(OrderStatus.Paying);
        (await paying).Value!.Status.ShouldBe(OrderStatus.Paid);

        (await old.GetOrder(orderId).Cancel(new CancelOrder(scene.NewKey(), Scene.Ann, null))).Value!.Status.ShouldBe(OrderStatus.Cancelled);
    });

    [Fact]
    public void A_seat_that_was_released_elsewhere_can_be_held() => Play(async () =>
    {
        var hold = (await scene.Hold(Scene.Ben, scene.NewKey(), 1)).Value!;
        (await Hold(old, 1)).Refusal!.Code.ShouldBe(RefusalCode.SeatsTaken);
        await scene.Grains.GetCart(scene.Performance, Scene.Ben).Release(hold.HoldId);
        await scene.Pass(SeatGrain.MaxAgeOfRefusal.TotalSeconds);

        (await Hold(old, 1)).Ok.ShouldBeTrue();
    });

    [Fact]
    public void A_seat_that_was_released_elsewhere_can_be_sold() => Play(async () =>
    {
        var ben = (await scene.Hold(Scene.Ben, scene.NewKey(), 1)).Value!;
        (await Hold(old, 1)).Refusal!.Code.ShouldBe(RefusalCode.SeatsTaken);
        await scene.Grains.GetCart(scene.Performance, Scene.Ben).Release(ben.HoldId);
        var (orderId, confirmation) = await scene.Order(Scene.Ann, SandboxBehaviour.Approve, 1);

        (await old.GetOrder(orderId).Confirm(confirmation)).Value!.Status.ShouldBe(OrderStatus.Paid);
    });

    [Fact]
    public void A_seat_that_was_sold_elsewhere_goes_back() => Play(async () =>
    {
        (await old.GetSeat(scene.Performance, "A-1-1").Block()).Ok.ShouldBeTrue();
        (await scene.Grains.GetSeat(scene.Performance, "A-1-1").Unblock()).Ok.ShouldBeTrue();
        var (orderId, confirmation) = await scene.Order(Scene.Ann, SandboxBehaviour.Approve, 1);
        await scene.Grains.GetOrder(orderId).Confirm(confirmation);

        (await old.GetOrder(orderId).Cancel(new CancelOrder(scene.NewKey(), Scene.Ann, null))).Value!.Status.ShouldBe(OrderStatus.Cancelled);

        scene.Seat(1).Status.ShouldBe(SeatStatus.Available);
        scene.World.Witness.Tickets.ShouldBeEmpty();
    });

    [Fact]
    public void A_seat_that_was_sold_to_the_order_elsewhere_stays_sold() => Play(async () =>
    {
        (await old.GetSeat(scene.Performance, "A-1-1").CheckIn("none")).Result.ShouldBe(CheckInResult.NotValid);
        var (orderId, confirmation) = await scene.Order(Scene.Ann, SandboxBehaviour.Approve, 1);
        await scene.Grains.GetOrder(orderId).Confirm(confirmation);

        // The old process runs the same step of the saga after the order is already paid.
        var again = await old.GetSeat(scene.Performance, "A-1-1").Sell(
            new SellSeat("h" + orderId[1..], orderId, Scene.Ann, "VIP", confirmation.Amount));

        again.Result.ShouldBe(SeatResult.Done);
        scene.Seat(1).Status.ShouldBe(SeatStatus.Sold);
    });

    [Fact]
    public void A_ticket_that_was_issued_elsewhere_is_good_at_the_door() => Play(async () =>
    {
        (await old.GetSeat(scene.Performance, "A-1-1").CheckIn("none")).Result.ShouldBe(CheckInResult.NotValid);
        var (orderId, confirmation) = await scene.Order(Scene.Ann, SandboxBehaviour.Approve, 1);
        await scene.Grains.GetOrder(orderId).Confirm(confirmation);

        (await old.GetSeat(scene.Performance, "A-1-1").CheckIn(TicketRules.Serial(orderId, "A-1-1"))).Result.ShouldBe(CheckInResult.Welcome);
    });

    [Fact]
    public void A_hold_that_was_made_elsewhere_becomes_an_order_is_extended_and_is_released() => Play(async () =>
    {
        var cart = old.GetCart(scene.Performance, Scene.Ann);
        (await cart.View()).Value!.Holds.ShouldBeEmpty();
        var first = (await scene.Hold(Scene.Ann, scene.NewKey(), 1)).Value!;
        (await cart.GetHold(first.HoldId, null)).Value!.HoldId.ShouldBe(first.HoldId);

        var second = (await scene.Hold(Scene.Ann, scene.NewKey(), 2)).Value!;
        (await cart.ExtendUnasked(second.HoldId, scene.NewKey())).Value!.Extended.ShouldBeTrue();

        await scene.Grains.GetCart(scene.Performance, Scene.Ann).Release(first.HoldId);
        var third = (await scene.Hold(Scene.Ann, scene.NewKey(), 3)).Value!;
        await cart.Release(third.HoldId);
        scene.Seat(3).Status.ShouldBe(SeatStatus.Available);
    });

    [Fact]
    public void A_cart_shows_no_hold_that_was_released_elsewhere() => Play(async () =>
    {
        var hold = (await Hold(old, 1)).Value!;
        await scene.Grains.GetCart(scene.Performance, Scene.Ann).Release(hold.HoldId);

        (await old.GetCart(scene.Performance, Scene.Ann).View()).Value!.Holds.ShouldBeEmpty();
    });

    [Fact]
    public void Seats_that_were_released_elsewhere_do_not_count_against_the_limit() => Play(async () =>
    {
        var hold = (await scene.Hold(Scene.Ann, scene.NewKey(), 1, 2)).Value!;
        (await old.GetCart(scene.Performance, Scene.Ann).View()).Value!.Holds.Count.ShouldBe(1);
        await scene.Grains.GetCart(scene.Performance, Scene.Ann).Release(hold.HoldId);

        (await Hold(old, 3, 4)).Ok.ShouldBeTrue();
    });

    [Fact]
    public void Settings_of_a_room_that_were_changed_elsewhere_are_changed_again() => Play(async () =>
    {
        var settings = Scene.RoomOf(scene.World.Now);
        var room = old.GetGrain<IWaitingRoomGrain>(scene.Performance);
        (await room.Configure(settings, null)).Ok.ShouldBeTrue();

        // The room has heard of its sale, and writes nothing by itself from now on.
        await scene.Pass(1);
        var changed = (await scene.Grains.GetGrain<IWaitingRoomGrain>(scene.Performance).Configure(settings with { Cap = 7 }, null)).Value!;

        // The old activation notices by the conflict that its memory is stale, and ends. The caller asks again.
        await Should.ThrowAsync<InconsistentStateException>(() => room.Configure(settings with { Cap = 8 }, changed.Version));
        (await room.Configure(settings with { Cap = 8 }, changed.Version)).Value!.Settings.Cap.ShouldBe(8);
    });

    [Fact]
    public void Accounts_venues_and_shows_that_were_changed_elsewhere_are_changed_by_their_new_version()
    {
        var user = new Guid(9, 0, 0, new byte[8]);
        var by = new Actor(user, Role.Promoter);
        var silos = new TwoSilos(static disk => disk, services => services
            .AddGrainServices().AddSingleton<IPasswordWork>(new NoPasswords()));
        silos.Run(async () =>
        {
            var account = new AccountRow(user, "a@example.com", "홍길동", "hash", Role.User, DateTimeOffset.UnixEpoch, null) { Version = 1 };
            var admin = account with { User = new Guid(8, 0, 0, new byte[8]), Role = Role.Admin };
            await silos.Disk.TryCommitAsync([account, admin]);
            IAccountGrain AccountOn(int silo) => silos[silo].GetGrain<IAccountGrain>($"{user:N}");
            (await AccountOn(0).View()).Ok.ShouldBeTrue();
            (await AccountOn(1).Rename("김철수")).Ok.ShouldBeTrue();
            (await AccountOn(0).ChangeRole(admin.User, Role.Promoter, 2)).Ok.ShouldBeTrue();

            IVenueGrain VenueOn(int silo) => silos[silo].GetGrain<IVenueGrain>("hall");
            var venue = (await VenueOn(0).Create(by, new VenueDraft("홀", "서울"))).Value!;
            var moved = (await VenueOn(1).Change(by, new VenueDraft("큰 홀", "서울"), venue.Version)).Value!;
            (await VenueOn(0).Change(by, new VenueDraft("홀", "부산"), moved.Version)).Ok.ShouldBeTrue();

            IShowGrain ShowOn(int silo) => silos[silo].GetGrain<IShowGrain>("show");
            var draft = new ShowDraft("공연", "콘서트", "", [], 60);
            (await ShowOn(0).Change(by, draft, 1)).Refusal!.Code.ShouldBe(RefusalCode.NotFound);
            var show = (await ShowOn(1).Create(by, draft)).Value!;
            (await ShowOn(0).Change(by, draft with { Title = "다른 공연" }, show.Version)).Ok.ShouldBeTrue();
        });
    }

    // The old process lives on with its memory; the scene's clients go to the new process.
    private void Play(Func<Task> play) => scene.World.Play(async () =>
    {
        old = scene.Grains;
        scene.World.Machine.Start();
        await play();
    });

    private Task<Outcome<Hold>> Hold(IGrainFactory grains, params int[] seats) =>
        grains.GetCart(scene.Performance, Scene.Ann).Hold(new HoldSeats(scene.NewKey(), null, [.. seats.Select(seat => $"A-1-{seat}")], null));

    private sealed class NoPasswords : IPasswordWork
    {
        public Task<string?> HashAsync(string password, string? address) => throw new NotSupportedException();

        public Task<PasswordCheck> VerifyAsync(string? hash, string password, string? address) => throw new NotSupportedException();
    }
}
