using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Ticketing.Api.Process;
using Ticketing.Tests.Kit.Clocks;
using Xunit;

namespace Ticketing.Tests.Cluster;

/// <summary>When an API process is ready, tested with a fake clock.</summary>
[Trait("Suite", "Unit")]
public sealed class ClusterHealthTests
{
    private static readonly TimeSpan AMoment = TimeSpan.FromMilliseconds(1);
    private readonly FakeTimeProvider time = TestClock.New();
    private Func<Task> answer = () => Task.CompletedTask;
    private int asked;

    [Fact]
    public async Task A_process_that_has_never_reached_a_silo_is_unready()
    {
        answer = NoAnswer;
        (await StatusAsync(NewHealth())).ShouldBe(HealthStatus.Unhealthy);
    }

    [Fact]
    public async Task A_short_silence_leaves_it_ready_and_a_lasting_one_does_not_and_an_answer_heals()
    {
        var health = NewHealth();
        (await StatusAsync(health)).ShouldBe(HealthStatus.Healthy);

        answer = NoAnswer;
        (await StatusAsync(health)).ShouldBe(HealthStatus.Degraded);
        time.Advance(ClusterHealth.Grace - AMoment);
        (await StatusAsync(health)).ShouldBe(HealthStatus.Degraded);
        time.Advance(AMoment);
        (await StatusAsync(health)).ShouldBe(HealthStatus.Unhealthy);

        answer = () => Task.CompletedTask;
        (await StatusAsync(health)).ShouldBe(HealthStatus.Healthy);
        answer = NoAnswer;
        (await StatusAsync(health)).ShouldBe(HealthStatus.Degraded);
    }

    [Fact]
    public async Task A_time_in_which_nobody_asked_is_no_silence()
    {
        var health = NewHealth();
        await StatusAsync(health);
        time.Advance(TimeSpan.FromHours(1));
        answer = NoAnswer;
        (await StatusAsync(health)).ShouldBe(HealthStatus.Degraded);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_in_time_is_none()
    {
        var health = NewHealth();
        await StatusAsync(health);
        answer = () => new TaskCompletionSource().Task;
        var judged = StatusAsync(health);
        judged.IsCompleted.ShouldBeFalse();
        time.Advance(ClusterHealth.Patience);
        (await judged).ShouldBe(HealthStatus.Degraded);
    }

    [Fact]
    public async Task A_crowd_of_probes_costs_the_silos_one_call()
    {
        var (health, late) = (NewHealth(), new TaskCompletionSource());
        answer = () => late.Task;
        var crowd = Enumerable.Range(0, 100).Select(_ => StatusAsync(health)).ToArray();
        asked.ShouldBe(1);
        late.SetResult();
        (await Task.WhenAll(crowd)).ShouldAllBe(status => status == HealthStatus.Healthy);
    }

    private static Task NoAnswer() => Task.FromException(new TimeoutException("late"));

    private ClusterHealth NewHealth() => new(
        () =>
        {
            asked++;
            return answer();
        },
        time,
        NullLogger<ClusterHealth>.Instance);

    private static async Task<HealthStatus> StatusAsync(ClusterHealth health) => (await health.CheckHealthAsync(new HealthCheckContext())).Status;
}
