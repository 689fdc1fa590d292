using BenchmarkDotNet.Attributes;
using Ticketing.Grains.Carts;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Seats;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Draw;

namespace Ticketing.MicroBench;

/// <summary>The rules alone, without grains, storage or a clock.</summary>
public class StateMachines
{
    private const int People = 10_000;
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 11, 0, 0, TimeSpan.Zero);
    private static readonly Guid[] Users = [.. Enumerable.Range(0, People).Select(person => new Guid(person, 7, 7, 1, 2, 3, 4, 5, 6, 7, 8))];

    private readonly SeatRow _free = SeatRules.Untouched("p", "S-1-1");
    private readonly HoldSeat _hold = new("h1", Users[1], Now.AddMinutes(5));
    private readonly Order _order = OrderRules.Create(
        "o1", Users[1], new Hold("h1", "p", [new("S-1-1", "R", 110_000), new("S-1-2", "R", 110_000)], 220_000, Now.AddMinutes(5), false, Now),
        new OrderTerms(CancellationTerms.Usual, Now, "Asia/Seoul"), Now);

    /// <summary>Holds a free seat.</summary>
    [Benchmark]
    public SeatDecision Seat() => SeatRules.Hold(_free, _hold, Now);

    /// <summary>Takes an order of two seats from pending to paid.</summary>
    [Benchmark]
    public Order Order() => OrderRules.Paid(OrderRules.Charged(OrderRules.Paying(_order, "k", Now), "k", Now), null);

    /// <summary>Lets 10,000 people enter a waiting room; the figure is per person.</summary>
    [Benchmark(OperationsPerInvoke = People)]
    public int Room()
    {
        var settings = new WaitingRoomSettings(
            Now, WaitingRoomOrder.Arrival, 1_000, 10, TimeSpan.FromSeconds(30), WaitingRoomSettings.DefaultSession, WaitingRoomSettings.DefaultAbandonAfter, Paused: false);
        var room = WaitingRoom.Create("p", 1, settings, [.. new byte[LobbyShuffle.SeedLength]], Now, out _);
        foreach (var user in Users) room.Visitors.Enter(user, Now);
        return room.Waiting;
    }
}
