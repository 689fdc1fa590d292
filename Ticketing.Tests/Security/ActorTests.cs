using Shouldly;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Payments.Sandbox;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Seats.Tickets;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Tests.Simulation;
using Xunit;

namespace Ticketing.Tests.Security;

/// <summary>Who acts is judged by the grain that does it, in the same turn. The halls of a scene belong to the empty id.</summary>
[Trait("Suite", "Grains")]
public sealed class ActorTests
{
    private static readonly Actor s_owner = new(Guid.Empty, Role.Promoter);
    private static readonly Actor s_admin = new(Scene.Ben, Role.Admin);
    private static readonly Actor s_stranger = new(Scene.Ben, Role.Promoter);

    [Fact]
    public void Only_the_owner_and_admins_see_change_and_close_a_waiting_room()
    {
        var scene = new Scene(hasRoom: true);
        scene.World.Play(async () =>
        {
            var room = scene.Grains.GetGrain<IWaitingRoomGrain>(scene.Performance);
            var settings = Scene.RoomOf(scene.World.Now);
            (await room.Change(s_stranger, settings, null)).Refusal!.Code.ShouldBe(RefusalCode.Forbidden);
            (await room.SettingsFor(s_owner)).Refusal!.Code.ShouldBe(RefusalCode.NotFound);

            var made = (await room.Change(s_owner, settings, null)).Value!;
            (await room.SettingsFor(s_stranger)).Refusal!.Code.ShouldBe(RefusalCode.Forbidden);
            (await room.Change(s_stranger, settings with { Cap = 7 }, made.Version)).Refusal!.Code.ShouldBe(RefusalCode.Forbidden);
            (await room.CloseBy(s_stranger)).Refusal!.Code.ShouldBe(RefusalCode.Forbidden);

            (await room.SettingsFor(s_admin)).Value.ShouldBe(made);
            (await room.Change(s_admin, settings with { Cap = 7 }, made.Version)).Value!.Settings.Cap.ShouldBe(7);
            (await room.State()).Value!.Phase.ShouldBe(RoomPhase.Open);
            (await room.CloseBy(s_owner)).Ok.ShouldBeTrue();
            (await room.State()).Value!.Phase.ShouldBe(RoomPhase.Closed);
        });
    }

    [Fact]
    public void Only_the_owner_and_admins_keep_the_door()
    {
        var scene = new Scene();
        scene.World.Play(async () =>
        {
            var (orderId, confirmation) = await scene.Order(Scene.Ann, SandboxBehaviour.Approve, 1);
            (await scene.Grains.GetOrder(orderId).Confirm(confirmation)).Value!.Status.ShouldBe(OrderStatus.Paid);
            var serial = TicketRules.Serial(orderId, "A-1-1");
            var tickets = scene.Grains.GetGrain<ITicketListGrain>(TicketListGrain.Key);
            var seat = scene.Grains.GetSeat(scene.Performance, "A-1-1");

            (await tickets.FindForDoor(s_stranger, scene.Performance, serial)).Refusal!.Code.ShouldBe(RefusalCode.Forbidden);
            (await seat.CheckInBy(s_stranger, serial)).Refusal!.Code.ShouldBe(RefusalCode.Forbidden);

            (await tickets.FindForDoor(s_owner, scene.Performance, serial)).Value!.CheckedInAt.ShouldBeNull();
            (await seat.CheckInBy(s_owner, serial)).Value!.Result.ShouldBe(CheckInResult.Welcome);
            (await seat.CheckInBy(s_admin, serial)).Value!.Result.ShouldBe(CheckInResult.UsedBefore);
        });
    }
}
