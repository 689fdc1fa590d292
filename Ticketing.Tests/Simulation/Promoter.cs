using Ticketing.EmbeddedSilo.Simulation;
using Ticketing.Grains.Seats;

namespace Ticketing.Tests.Simulation;

/// <summary>Takes seats off the sale and puts them back.</summary>
internal sealed class Promoter(World world)
{
    private readonly SimulationProcess process = world.Scheduler.CreateProcess("promoter");

    public Task Start() => process.Start(async () =>
    {
        for (var acts = world.Random.Next(0, 6); acts > 0; acts--)
        {
            await Task.Delay(TimeSpan.FromSeconds(world.Random.NextDouble() * 12), process.Time);
            var hall = world.Halls[world.Random.Next(world.Halls.Count)];
            var seat = hall.Seats[world.Random.Next(hall.Seats.Count)];
            var block = world.Random.Next(2) == 0;
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
}
