using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Orleans.Runtime;
using Shouldly;
using Ticketing.Api.Hosting;
using Ticketing.Api.Process;
using Ticketing.Tests.Kit.Clocks;
using Xunit;

namespace Ticketing.Tests.Cluster;

/// <summary>Which calls end when a silo is dead, and which silos count as dead.</summary>
[Trait("Suite", "Unit")]
public sealed class SiloLossesTests : IDisposable
{
    private static readonly SiloAddress A = Silo(11_111), B = Silo(11_112);
    private readonly FakeTimeProvider time = TestClock.New();
    private readonly MemoryTable table = new();
    private readonly SiloLosses losses;
    private readonly DeadSilos dead;

    public SiloLossesTests()
    {
        losses = new SiloLosses(time);
        dead = new DeadSilos(table, losses, time, NullLogger<DeadSilos>.Instance);
        table.Put(A, SiloStatus.Active);
        table.Put(B, SiloStatus.Active);
    }

    public void Dispose() => dead.Dispose();

    [Fact]
    public void Where_nobody_watches_a_call_waits_for_its_answer_alone() => losses.Token.CanBeCanceled.ShouldBeFalse();

    [Fact]
    public void A_call_from_before_the_loss_ends_after_the_grace_and_one_from_after_it_goes_on()
    {
        losses.Watch();
        var before = losses.Token;
        losses.Tell();
        var after = losses.Token;

        time.Advance(SiloLosses.Grace - TimeSpan.FromMilliseconds(1));
        before.IsCancellationRequested.ShouldBeFalse();
        time.Advance(TimeSpan.FromMilliseconds(1));
        before.IsCancellationRequested.ShouldBeTrue();
        time.Advance(TimeSpan.FromHours(1));
        after.IsCancellationRequested.ShouldBeFalse();
    }

    [Fact]
    public async Task A_silo_that_others_declare_dead_ends_calls_once()
    {
        await SeeBothAsync();
        table.Put(B, SiloStatus.Dead, blamedBy: A);
        (await EndsCallsAsync()).ShouldBeTrue();
        (await EndsCallsAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_silo_that_leaves_by_itself_ends_none()
    {
        await SeeBothAsync();
        table.Put(B, SiloStatus.Dead, blamedBy: B);
        (await EndsCallsAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_table_that_was_emptied_and_written_again_ends_none()
    {
        await SeeBothAsync();
        table.Empty();
        table.Put(A, SiloStatus.Active);
        (await EndsCallsAsync()).ShouldBeFalse();
        table.Put(B, SiloStatus.Active);
        (await EndsCallsAsync()).ShouldBeFalse();
    }

    private static SiloAddress Silo(int port) => SiloAddress.New(IPAddress.Loopback, port, 1);

    private async Task SeeBothAsync()
    {
        losses.Watch();
        await dead.LookAsync(CancellationToken.None);
    }

    // Whether reading the table ends the running calls.
    private async Task<bool> EndsCallsAsync()
    {
        var running = losses.Token;
        await dead.LookAsync(CancellationToken.None);
        time.Advance(SiloLosses.Grace);
        return running.IsCancellationRequested;
    }
}
