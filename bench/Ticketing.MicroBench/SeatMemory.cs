using System.Globalization;
using Ticketing.Grains.Seats;

namespace Ticketing.MicroBench;

/// <summary>The memory of an active seat grain: the heap before and after 100,000 held seats, each time after a full garbage collection.</summary>
internal static class SeatMemory
{
    private const int Seats = 100_000;
    private const int AtOnce = 2_000;
    private const double Target = 3_072;

    /// <summary>Measures, and writes the result.</summary>
    /// <returns>The exit code: 0, or 1 when there is no figure or the figure is above the target.</returns>
    public static async Task<int> MeasureAsync(TextWriter output)
    {
        await using var silo = await GrainSilo.StartAsync();
        await HoldAsync(silo, "warm-up", AtOnce);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await HoldAsync(silo, "memory", Seats);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        var each = (after - before) / (double)Seats;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{each:0} bytes of heap per active seat grain that holds a seat, over {Seats:N0} of them (target: {Target:N0} at most)"));
        return each is > 0 and <= Target ? 0 : 1;
    }

    private static async Task HoldAsync(GrainSilo silo, string performance, int seats)
    {
        var until = DateTimeOffset.UtcNow.AddHours(1);
        foreach (var some in Enumerable.Range(0, seats).Chunk(AtOnce))
        {
            var answers = await Task.WhenAll(some.Select(seat => silo.Grains.GetSeat(performance, $"S-{seat}")
                .Hold(new HoldSeat($"h{seat:x32}", Guid.NewGuid(), until), record: null)));
            if (!answers.All(answer => answer.Ok)) throw new InvalidOperationException("A free seat was refused.");
        }
    }
}
