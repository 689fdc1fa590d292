using Shouldly;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Seats.Tickets;
using Ticketing.Tests.Sales;
using Xunit;

namespace Ticketing.Tests.Races;

[Trait("Suite", "Grains")]
[Trait("Store", "any")]
public sealed class SaleRaceTests
{
    private const string Seat = "A-1-1";

    [Fact]
    public async Task Two_silos_that_sell_one_seat_at_once_sell_it_once()
    {
        await using var rivals = await Rivals.StartAsync();

        (await SalesAsync(rivals)).ShouldBe(1);
    }

    [Fact]
    public async Task The_primary_key_of_the_tickets_alone_is_enough_of_a_fence()
    {
        await using var rivals = await Rivals.StartAsync(new UnfencedStore(keepsPrimaryKeys: true));

        (await SalesAsync(rivals)).ShouldBe(1);
    }

    [Fact]
    public async Task Without_any_fence_the_seat_is_sold_twice()
    {
        await using var rivals = await Rivals.StartAsync(new UnfencedStore());

        (await SalesAsync(rivals)).ShouldBe(2);
    }

    [Fact]
    public async Task An_order_confirmed_many_times_at_once_is_charged_once()
    {
        await using var rivals = await Rivals.StartAsync();
        var buyer = new Buyer(rivals.First);
        var order = await buyer.OrderSeatsAsync(Seat);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => buyer.ConfirmAsync(order, "pay_1"))));

        outcomes.ShouldAllBe(outcome => outcome.Value!.Status == OrderStatus.Paid);
        rivals.Bank.Charges.ShouldBe(1);
        (await TicketsAsync(rivals, order)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_order_confirmed_at_two_silos_at_once_is_charged_once()
    {
        await using var rivals = await Rivals.StartAsync();

        (await ChargesAsync(rivals)).ShouldBe(1);
    }

    [Fact]
    public async Task Without_the_fence_an_order_confirmed_at_two_silos_is_charged_twice()
    {
        await using var rivals = await Rivals.StartAsync(new UnfencedStore());

        (await ChargesAsync(rivals)).ShouldBe(2);
    }

    [Fact]
    public async Task One_hold_becomes_one_order_at_whichever_silo()
    {
        await using var rivals = await Rivals.StartAsync();

        (await OrdersOfOneHoldAsync(rivals)).ShouldBe(1);
    }

    [Fact]
    public async Task Without_the_fence_one_hold_becomes_an_order_at_each_silo()
    {
        var store = new UnfencedStore();
        await using var rivals = await Rivals.StartAsync(store);
        store.LetTwoReadersMeet<OrderOf>();

        (await OrdersOfOneHoldAsync(rivals)).ShouldBe(2);
    }

    // Two people held the seat one after the other, and both holds have ended. Both pay at the same time, each at another silo.
    private static async Task<int> SalesAsync(Rivals rivals)
    {
        Buyer[] buyers = [new(rivals.First), new(rivals.Second)];
        var orders = new List<OrderView>();
        foreach (var buyer in buyers)
        {
            orders.Add(await buyer.OrderSeatsAsync(Seat));
            rivals.Time.Advance(SmallHall.HoldTtl);
        }

        // The first silo does not know yet of the hold that the second silo made.
        await rivals.First.ForgetEverythingAsync();
        await rivals.WakeSeatsAsync(Seat);
        var outcomes = await Task.WhenAll(buyers.Zip(orders).Select(at =>
            Task.Run(() => Rivals.TryAsync(at.First.ConfirmAsync(at.Second, $"pay_{at.Second.OrderId}")))));
        return outcomes.Count(outcome => outcome is { Ok: true, Value.Status: OrderStatus.Paid });
    }

    private static async Task<int> ChargesAsync(Rivals rivals)
    {
        var user = Guid.NewGuid();
        var (here, there) = (new Buyer(rivals.First, user), new Buyer(rivals.Second, user));
        var order = await here.OrderSeatsAsync(Seat);
        (await there.GetAsync(order)).Value();

        await Task.WhenAll(
            Task.Run(() => Rivals.TryAsync(here.ConfirmAsync(order, "pay_1", Buyer.Key("here")))),
            Task.Run(() => Rivals.TryAsync(there.ConfirmAsync(order, "pay_1", Buyer.Key("there")))));
        return rivals.Bank.Charges;
    }

    private static async Task<int> OrdersOfOneHoldAsync(Rivals rivals)
    {
        var user = Guid.NewGuid();
        var (here, there) = (new Buyer(rivals.First, user), new Buyer(rivals.Second, user));
        var hold = (await here.HoldAsync(Seat)).Value();
        var outcomes = await Task.WhenAll(
            Task.Run(() => Rivals.TryAsync(here.OrderAsync(hold, Buyer.Key("here")))),
            Task.Run(() => Rivals.TryAsync(there.OrderAsync(hold, Buyer.Key("there")))));
        return outcomes.Count(outcome => outcome is { Ok: true });
    }

    private static async Task<IReadOnlyList<TicketRow>> TicketsAsync(Rivals rivals, OrderView order) =>
        await rivals.Store.ReadAsync(new TicketsOfOrder(order.OrderId));
}
