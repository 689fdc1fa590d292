using Orleans;
using Orleans.Runtime;
using Ticketing.Tests.Conformance;

namespace Ticketing.Tests.EmbeddedSilo;

public interface IScribeGrain : IGrainWithStringKey
{
    Task<int> SumLater(List<int> numbers, string gate);

    Task<List<int>> Numbers();

    Task<string> Id();

    Task<bool> Knows(IScribeGrain other);

    Task StartTimer(TimeSpan due, TimeSpan period, bool interleave, bool keepAlive);

    Task Wait(string gate);

    Task HangWhenLeaving();
}

/// <summary>Gets its context by constructor injection.</summary>
public sealed class ScribeGrain(IGrainContext context, TimeProvider time) : IGrainBase, IScribeGrain
{
    private readonly List<int> numbers = [1];
    private bool hangs;

    public IGrainContext GrainContext => context;

    public async Task<int> SumLater(List<int> numbers, string gate)
    {
        await Gate.Named(gate).PassAsync();
        return numbers.Sum();
    }

    public Task<List<int>> Numbers() => Task.FromResult(numbers);

    public Task<string> Id() => Task.FromResult($"{context.GrainId} {time.GetUtcNow():yyyy}");

    public Task<bool> Knows(IScribeGrain other) => Task.FromResult(other.Equals(this.AsReference<IScribeGrain>()));

    public Task StartTimer(TimeSpan due, TimeSpan period, bool interleave, bool keepAlive)
    {
        this.RegisterGrainTimer(
            () =>
            {
                Journal.Write(this.GetPrimaryKeyString(), "tick");
                return Task.CompletedTask;
            },
            new GrainTimerCreationOptions(due, period) { Interleave = interleave, KeepAlive = keepAlive });
        return Task.CompletedTask;
    }

    public Task Wait(string gate) => Gate.Named(gate).PassAsync();

    public Task HangWhenLeaving()
    {
        hangs = true;
        this.DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token)
    {
        Journal.Write(this.GetPrimaryKeyString(), $"left {reason.ReasonCode}");
        await Task.Yield();
        if (hangs)
            await Gate.Named($"{this.GetPrimaryKeyString()} hangs").PassAsync();
    }
}
