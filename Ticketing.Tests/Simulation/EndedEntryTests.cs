using Shouldly;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Payments.Sandbox;
using Ticketing.Grains.WaitingRooms;
using Xunit;

namespace Ticketing.Tests.Simulation;

/// <summary>The end of an entry reaches the order by a message that nobody waits for.</summary>
[Trait("Suite", "Simulation")]
public sealed class EndedEntryTests
{
    private readonly Scene scene = new();

    [Fact]
    public void An_unpaid_order_ends_with_the_entry_that_its_hold_was_made_with() => scene.World.Play(async () =>
    {
        var (orderId, confirmation) = await scene.Order(Scene.Ann, SandboxBehaviour.Approve, 1);

        await scene.Grains.GetGrain<IEntryHolders>(BuyersPart.KeyOf(scene.Performance, Scene.Ann)).EndEntry(Scene.Ann, 1);
        await scene.Pass(1);

        scene.World.Witness.Orders[orderId].Status.ShouldBe(OrderStatus.Cancelled);
        (await scene.Grains.GetOrder(orderId).Confirm(confirmation)).Refusal!.Code.ShouldBe(RefusalCode.OrderState);
    });

    [Fact]
    public void A_paid_order_stays_when_the_entry_ends() => scene.World.Play(async () =>
    {
        var (orderId, confirmation) = await scene.Order(Scene.Ann, SandboxBehaviour.Approve, 1);
        (await scene.Grains.GetOrder(orderId).Confirm(confirmation)).Value!.Status.ShouldBe(OrderStatus.Paid);

        await scene.Grains.GetGrain<IEntryHolders>(BuyersPart.KeyOf(scene.Performance, Scene.Ann)).EndEntry(Scene.Ann, 1);
        await scene.Pass(1);

        scene.World.Witness.Orders[orderId].Status.ShouldBe(OrderStatus.Paid);
    });
}
