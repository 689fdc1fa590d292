using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Streams;

namespace Ticketing.Tests.Conformance;

public interface IReentrantGrain : IGrainWithStringKey
{
    Task Wait(string gate);

    Task Open(string gate);
}

[Reentrant]
public sealed class ReentrantGrain : Grain, IReentrantGrain
{
    public Task Wait(string gate) => Gate.Named(gate).PassAsync();

    public Task Open(string gate)
    {
        Gate.Named(gate).Open();
        return Task.CompletedTask;
    }
}

public interface IUnluckyGrain : IGrainWithStringKey
{
    Task<string> Greet();
}

/// <summary>A grain whose first activation fails.</summary>
public sealed class UnluckyGrain : Grain, IUnluckyGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        Journal.Write(key, "tried");
        return Journal.Of(key).Length == 1 ? throw new InvalidOperationException("bad start") : Task.CompletedTask;
    }

    public Task<string> Greet() => Task.FromResult("at last");
}

public interface IWorkerGrain : IGrainWithStringKey
{
    Task Work(string gate);
}

[StatelessWorker(3)]
public sealed class WorkerGrain : Grain, IWorkerGrain
{
    public Task Work(string gate) => Gate.Named(gate).PassAsync();
}

public interface IListenerGrain : IGrainWithStringKey
{
    Task Listen(string stream, int expected);

    Task<int[]> Heard();

    Task StopListening();
}

public sealed class ListenerGrain : Grain, IListenerGrain
{
    private readonly List<int> heard = [];
    private StreamSubscriptionHandle<int>? subscription;

    public async Task Listen(string stream, int expected) => subscription = await this.GetStreamProvider(ConformanceLimits.StreamProvider)
        .GetStream<int>(StreamId.Create("numbers", stream))
        .SubscribeAsync(async (number, _) =>
        {
            await Task.Yield();
            heard.Add(number);
            if (heard.Count == expected)
                await Gate.Named($"{stream} {this.GetPrimaryKeyString()} complete").PassAsync();
        });

    public Task<int[]> Heard() => Task.FromResult(heard.ToArray());

    public Task StopListening() => subscription!.UnsubscribeAsync();
}
