using Orleans;
using Orleans.Concurrency;

namespace Ticketing.Tests.Simulation.Host;

public interface ISleeperGrain : IGrainWithStringKey
{
    Task<int> Add(string entry);

    Task WriteTwice(TimeSpan pause);

    Task Tick(TimeSpan period);

    [OneWay]
    Task Tell(string entry);
}

/// <summary>Writes to a simulated disk, with pauses in which the silo can be killed.</summary>
public sealed class SleeperGrain(List<string> disk, TimeProvider time) : Grain, ISleeperGrain
{
    private int added;

    public async Task<int> Add(string entry)
    {
        await Task.Yield();
        Write(entry);
        return ++added;
    }

    public async Task WriteTwice(TimeSpan pause)
    {
        Write("first");
        await Task.Delay(pause, time);
        Write("second");
    }

    public Task Tick(TimeSpan period)
    {
        this.RegisterGrainTimer(
            () =>
            {
                Write("tick");
                return Task.CompletedTask;
            },
            period,
            period);
        return Task.CompletedTask;
    }

    public Task Tell(string entry)
    {
        Write(entry);
        return Task.CompletedTask;
    }

    private void Write(string entry) => disk.Add($"{this.GetPrimaryKeyString()} {entry}");
}
