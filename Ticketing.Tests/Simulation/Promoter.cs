using Ticketing.Grains.Performances;
using Ticketing.Grains.Seats;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Tests.Simulation.Host;

namespace Ticketing.Tests.Simulation;

/// <summary>Opens the waiting room and changes its settings during the sale; withholds seats and puts them back.</summary>
internal sealed class Promoter(World world)
{
    private readonly SimulationProcess process = world.Scheduler.CreateProcess("promoter");
    private readonly Random random = world.Dice("promoter");
    private readonly Random roomRandom = world.Dice("room");
    private WaitingRoomSettings settings = First(world);

    private static WaitingRoomSettings First(World world)
    {
        var dice = world.Dice("first room");
        return new WaitingRoomSettings(
            world.Now + TimeSpan.FromSeconds(dice.Next(-5, 12)),
            (WaitingRoomOrder)dice.Next(2),
            dice.Next(1, 6),
            world.Settings.RoomCap,
            WaitingRoomSettings.MinGrace,
            WaitingRoomSettings.MinSession,
            TimeSpan.FromSeconds(dice.Next(10, 60)),
            false);
    }

    public Task Start() => process.Start(async () =>
    {
        if (world.Halls[0].HasRoom) await ConfigureAsync(settings);
        await Task.WhenAll(BlockSeatsAsync(), ChangeRoomAsync());
    });

    private async Task BlockSeatsAsync()
    {
        for (var acts = random.Next(0, world.Settings.PromoterActs + 1); acts > 0; acts--)
        {
            await PauseAsync(12);
            var hall = world.Halls[random.Next(world.Halls.Count)];
            var seat = hall.Seats[random.Next(hall.Seats.Count)];
            var block = random.Next(2) == 0;
            try
            {
                var grain = world.Machine.Client.GetSeat(hall.Performance, seat);
                var answer = await (block ? grain.Block() : grain.Unblock());
                world.Note($"promoter {(block ? "blocks" : "unblocks")} {hall.Performance}/{seat}: {answer.Result}");
            }
            catch (Exception e) when (Failures.IsExpected(e))
            {
                world.Note($"promoter: {e.GetType().Name}");
            }
        }
    }

    // Changes rate, cap and times of the room, and pauses it; at the end the room calls people again.
    private async Task ChangeRoomAsync()
    {
        if (!world.Halls[0].HasRoom) return;
        for (var changes = world.Settings.RoomChanges; changes > 0; changes--)
        {
            await PauseAsync(25, roomRandom);
            settings = settings with
            {
                RatePerSecond = roomRandom.Next(1, 6),
                Cap = roomRandom.Next(1, 6),
                Grace = WaitingRoomSettings.MinGrace + TimeSpan.FromSeconds(roomRandom.Next(0, 10)),
                Session = WaitingRoomSettings.MinSession + TimeSpan.FromSeconds(roomRandom.Next(0, 60)),
                Paused = changes > 1 && roomRandom.Next(3) == 0,
            };
            settings = settings with { AbandonAfter = settings.Grace + TimeSpan.FromSeconds(roomRandom.Next(0, 50)) };
            await ConfigureAsync(settings);
        }
    }

    private async Task ConfigureAsync(WaitingRoomSettings next)
    {
        world.Witness.Rooms.Capped(next.Cap);
        for (var isDone = false; !isDone;)
        {
            try
            {
                var answer = await world.Machine.Client.GetGrain<IWaitingRoomGrain>(world.Halls[0].Performance).Configure(next, null);
                world.Note($"promoter sets the room: {(answer.Ok ? next : answer.Refusal)}");
                isDone = answer.Ok;
            }
            catch (Exception e) when (Failures.IsExpected(e))
            {
                await Task.Delay(TimeSpan.FromSeconds(0.5), process.Time);
            }
        }
    }

    private Task PauseAsync(double maxSeconds, Random? dice = null) =>
        Task.Delay(TimeSpan.FromSeconds((dice ?? random).NextDouble() * maxSeconds), process.Time);
}
