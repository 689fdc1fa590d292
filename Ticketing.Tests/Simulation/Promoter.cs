using Ticketing.Grains.Seats;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Tests.Simulation.Host;

namespace Ticketing.Tests.Simulation;

/// <summary>Takes seats off the sale and puts them back.</summary>
internal sealed class Promoter(World world)
{
    private readonly SimulationProcess process = world.Scheduler.CreateProcess("promoter");
    private readonly Random random = world.Dice("promoter");

    public Task Start() => process.Start(async () =>
    {
        await OpenRoomAsync();
        for (var acts = random.Next(0, 6); acts > 0; acts--)
        {
            await Task.Delay(TimeSpan.FromSeconds(random.NextDouble() * 12), process.Time);
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
    });

    private async Task OpenRoomAsync()
    {
        if (!world.Halls[0].HasRoom) return;
        var settings = new WaitingRoomSettings(
            world.Now + TimeSpan.FromSeconds(random.Next(-5, 12)),
            (WaitingRoomOrder)random.Next(2),
            random.Next(1, 6),
            world.Settings.RoomCap,
            WaitingRoomSettings.MinGrace,
            WaitingRoomSettings.MinSession,
            TimeSpan.FromSeconds(random.Next(10, 60)),
            false);
        for (var isOpen = false; !isOpen;)
        {
            try
            {
                isOpen = (await world.Machine.Client.GetGrain<IWaitingRoomGrain>(world.Halls[0].Performance).Configure(settings, null)).Ok;
            }
            catch (Exception e) when (Failures.IsExpected(e))
            {
                await Task.Delay(TimeSpan.FromSeconds(0.5), process.Time);
            }
        }
    }
}
