using Shouldly;
using Ticketing.Grains.SeatMaps;
using Ticketing.Grains.SeatMaps.Best;
using Ticketing.Tests.Sales;
using Xunit;

namespace Ticketing.Tests.Orders;

/// <summary>
/// Lists in messages must be arrays or <see cref="List{T}"/>. For a collection expression of a read-only list type, the compiler creates a type
/// of its own, which has no serializer. Immutable messages are not copied within a silo, so the error would show only in a cluster.
/// </summary>
[Trait("Suite", "Grains")]
public sealed class MessageTests : SaleTest
{
    [Fact]
    public async Task Lists_in_answers_are_of_types_that_can_travel()
    {
        var buyer = NewBuyer();
        var paid = await buyer.BuyAsync("A-1-1", "A-1-2");
        var hold = (await buyer.HoldAsync("A-2-1")).Value();
        var cart = (await buyer.Cart.View()).Value();
        var part = (await buyer.CancelAsync(paid, "A-1-1")).Value();
        var offer = (await Silo.Grains.GetGrain<ISeatMapGrain>(SmallHall.Performance).PickBest(new BestSeatsWish(2, "R", null))).Value();

        object[] lists = [paid.Seats, paid.Refunds, hold.Seats, cart.Holds, cart.Owned, part.Refunds, part.Refunds[0].Seats, offer.Seats];

        lists.ShouldAllBe(list => list.GetType().IsArray || list.GetType().GetGenericTypeDefinition() == typeof(List<>));
    }
}
