using BenchmarkDotNet.Attributes;
using Ticketing.Grains.Seats;

namespace Ticketing.MicroBench;

/// <summary>The cost of calls to active grains. The seat only reads its row, so nearly all of the time is Orleans' own.</summary>
public class GrainCalls
{
    private const int AtOnce = 1_000;
    private GrainSilo _silo = null!;
    private ISeatGrain[] _seats = [];

    /// <summary>Starts a silo and activates some seats.</summary>
    [GlobalSetup]
    public async Task StartAsync()
    {
        _silo = await GrainSilo.StartAsync();
        _seats = [.. Enumerable.Range(0, AtOnce).Select(seat => _silo.Grains.GetSeat("micro", $"S-{seat}"))];
        await ManyCallsAsync();
    }

    /// <summary>Ends the silo.</summary>
    [GlobalCleanup]
    public async Task StopAsync() => await _silo.DisposeAsync();

    /// <summary>Calls one grain at a time.</summary>
    [Benchmark]
    public Task<SeatAnswer> OneCallAsync() => _seats[0].Release("h", 0);

    /// <summary>Calls many grains at once; the figure is per call.</summary>
    [Benchmark(OperationsPerInvoke = AtOnce)]
    public Task ManyCallsAsync() => Task.WhenAll(_seats.Select(seat => seat.Release("h", 0)));
}
