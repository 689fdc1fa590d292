using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Ticketing.Api.Replicas;
using Ticketing.Grains.Outcomes;
using Ticketing.Tests.Kit.Clocks;
using Xunit;

namespace Ticketing.Tests.Replicas;

[Trait("Suite", "Unit")]
public sealed class ReplicaIdleTests
{
    private static readonly TimeSpan s_idle = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan s_period = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_copy_that_somebody_looks_at_is_kept_and_one_that_nobody_looks_at_is_dropped()
    {
        var time = new WatchedTime();
        using var copies = new Copies(time);
        await copies.StartAsync(CancellationToken.None);
        var copy = (await copies.FindAsync("p")).Value!;
        await time.SomebodyWaits.WaitAsync(s_patience);

        time.Advance(s_period);
        (await copy.Checked.WaitAsync(s_patience)).ShouldBeTrue();
        (await copies.FindAsync("p")).Value.ShouldBeSameAs(copy);
        time.Advance(s_period);
        (await copy.Checked.WaitAsync(s_patience)).ShouldBeTrue();
        time.Advance(s_period);
        await copy.Dropped.Task.WaitAsync(s_patience);

        (await copies.FindAsync("p")).Value.ShouldNotBeSameAs(copy);
        await copies.StopAsync(CancellationToken.None);
    }

    /// <summary>Tells when the first timer is set, so that time does not pass before anybody waits for it.</summary>
    private sealed class WatchedTime() : FakeTimeProvider(TestClock.Start)
    {
        private readonly TaskCompletionSource _set = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task SomebodyWaits => _set.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            _set.TrySetResult();
            return timer;
        }
    }

    private sealed class Copies(TimeProvider time)
        : ReplicaSet<Copy>(s_period, new ReplicaSettings { Idle = s_idle }, time, NullLogger.Instance)
    {
        protected override Task<Outcome<Copy>> FollowAsync(string performance) => Task.FromResult<Outcome<Copy>>(new Copy());
    }

    private sealed class Copy : IReplica
    {
        public SemaphoreSlim Checked { get; } = new(0);

        public TaskCompletionSource Dropped { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public long LastUsed { get; set; }

        public Task CheckAsync()
        {
            Checked.Release();
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync()
        {
            Dropped.SetResult();
            return ValueTask.CompletedTask;
        }
    }
}
