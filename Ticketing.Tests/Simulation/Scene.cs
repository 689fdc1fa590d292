using Orleans;
using Shouldly;
using Ticketing.Grains.Carts;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Payments.Sandbox;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Seats;
using Ticketing.Grains.WaitingRooms.Tokens;
using Ticketing.Tests.Simulation.Host;

namespace Ticketing.Tests.Simulation;

/// <summary>A quiet world with one hall and two buyers, for tests of bugs that the simulation once found.</summary>
internal sealed class Scene
{
    public static readonly Guid Ann = new(1, 0, 0, new byte[8]);

    public static readonly Guid Ben = new(2, 0, 0, new byte[8]);

    private readonly SimulationTime time;
    private int keys;

    /// <param name="hasRoom">Whether the hall has a waiting room.</param>
    public Scene(bool hasRoom = false)
    {
        World = new World(1, change: _ => new WorldSettings
        {
            Performances = 1,
            Rows = 2,
            Columns = 8,
            Buyers = 0,
            HoldTtl = TimeSpan.FromSeconds(20),
            SeatLimit = 2,
            DaysBefore = 30,
            IsStrict = true,
            CollectionAge = TimeSpan.FromMinutes(15),
            MaxMessageDelay = TimeSpan.Zero,
            MaxStoreDelay = TimeSpan.FromMilliseconds(1),
            HasRoom = hasRoom,
        });
        time = World.Scheduler.CreateProcess("stage").Time;
    }

    public World World { get; }

    public string Performance => World.Halls[0].Performance;

    public TimeSpan Ttl => World.Settings.HoldTtl;

    public IGrainFactory Grains => World.Machine.Client;

    /// <summary>Usual settings of a room that is open.</summary>
    public static WaitingRoomSettings RoomOf(DateTimeOffset now) => new(
        now, WaitingRoomOrder.Arrival, 5, 3, WaitingRoomSettings.MinGrace, WaitingRoomSettings.MinSession, WaitingRoomSettings.MinSession, false);

    public Task PassUntil(DateTimeOffset at) => Pass((at - World.Now).TotalSeconds);

    public Task Pass(double seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), time);

    public RequestKey NewKey() => new($"key{++keys}", "same");

    /// <summary>The row of a seat, by its number in the first row of the hall, whose price is above 0.</summary>
    public SeatRow Seat(int number) => World.Witness.Seats[(Performance, $"A-1-{number}")];

    public Task<Outcome<Hold>> Hold(Guid buyer, RequestKey key, params int[] seats) => Hold(buyer, null, key, seats);

    public Task<Outcome<Hold>> Hold(Guid buyer, EntryToken? entry, RequestKey key, params int[] seats) =>
        Grains.GetCart(Performance, buyer).Hold(new HoldSeats(key, entry, [.. seats.Select(seat => $"A-1-{seat}")], null));

    /// <summary>An order of new holds, with a payment that the buyer has agreed to.</summary>
    public async Task<(string OrderId, ConfirmOrder Confirmation)> Order(Guid buyer, SandboxBehaviour behaviour, params int[] seats)
    {
        var hold = (await Hold(buyer, NewKey(), seats)).Value!;
        return await Order(buyer, hold, behaviour);
    }

    /// <summary>An order of a hold, with a payment that the buyer has agreed to.</summary>
    public async Task<(string OrderId, ConfirmOrder Confirmation)> Order(Guid buyer, Hold hold, SandboxBehaviour behaviour, EntryToken? entry = null)
    {
        var orderId = OrderId.OfHold(hold.HoldId);
        (await Grains.GetOrder(orderId).Create(new CreateOrder(NewKey(), buyer, Performance, hold.HoldId, entry))).Refusal.ShouldBeNull();
        var payment = await World.Machine.PayAsync(time, orderId, hold.Amount, behaviour);
        return (orderId, new ConfirmOrder(NewKey(), buyer, payment, hold.Amount));
    }
}
