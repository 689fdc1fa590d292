using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Storage;

namespace Ticketing.Tests.Conformance;

public interface IProbeGrain : IGrainWithStringKey
{
    Task<int> AddSlowly(string gate);

    Task<int> Count();

    Task Wait(string gate);

    [AlwaysInterleave]
    Task<int> Peek();

    [ReadOnly]
    Task Read(string gate);

    [OneWay]
    Task Tell(string gate);

    [OneWay]
    Task TellAndFail();

    Task<string> Ask(string otherKey);

    Task CallYourself();

    Task Fail(string text);

    Task FailAfterAwait(string text);

    Task Conflict();

    Task Leave();

    Task LeaveSlowly(string gate);

    Task<bool> StaysOnItsScheduler(string gate);

    Task StartTimer(TimeSpan period);

    ValueTask<string> Echo(string? text, int number, CancellationToken cancellationToken);
}

public sealed class ProbeGrain : Grain, IProbeGrain
{
    private int count;

    private string Key => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        Journal.Write(Key, "activated");
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Journal.Write(Key, $"deactivated {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public async Task<int> AddSlowly(string gate)
    {
        var before = count;
        await Gate.Named(gate).PassAsync();
        return count = before + 1;
    }

    public Task<int> Count() => Task.FromResult(count);

    public Task Wait(string gate) => Gate.Named(gate).PassAsync();

    public Task<int> Peek() => Task.FromResult(count);

    public Task Read(string gate) => Gate.Named(gate).PassAsync();

    public async Task Tell(string gate)
    {
        await Gate.Named(gate).PassAsync();
        Journal.Write(Key, "told");
    }

    public Task TellAndFail() => throw new InvalidOperationException("nobody hears this");

    public async Task<string> Ask(string otherKey) =>
        $"{Key} heard {await GrainFactory.GetGrain<IProbeGrain>(otherKey).Echo("hello", 1, CancellationToken.None)}";

    public Task CallYourself() => this.AsReference<IProbeGrain>().Count();

    public Task Fail(string text) => throw new FormatException(text);

    public async Task FailAfterAwait(string text)
    {
        await Task.Yield();
        throw new FormatException(text);
    }

    public Task Conflict() => throw new InconsistentStateException("stale", "2", "1");

    public Task LeaveSlowly(string gate)
    {
        DeactivateOnIdle();
        return Gate.Named(gate).PassAsync();
    }

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task<bool> StaysOnItsScheduler(string gate)
    {
        var before = TaskScheduler.Current;
        await Gate.Named(gate).PassAsync();
        await Task.Yield();
        return before != TaskScheduler.Default && TaskScheduler.Current == before;
    }

    public Task StartTimer(TimeSpan period)
    {
        var ticks = 0;
        this.RegisterGrainTimer(
            async () =>
            {
                Journal.Write(Key, $"tick {++ticks}");
                await Gate.Named($"{Key} tick {ticks}").PassAsync();
                Journal.Write(Key, $"tock {ticks}");
            },
            new GrainTimerCreationOptions(period, period));
        return Task.CompletedTask;
    }

    public ValueTask<string> Echo(string? text, int number, CancellationToken cancellationToken) =>
        ValueTask.FromResult($"{text} {number}");
}
