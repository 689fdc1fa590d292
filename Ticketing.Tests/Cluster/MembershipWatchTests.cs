using System.Net;
using Orleans.Runtime;
using Shouldly;
using Ticketing.Hosting.Server;
using Ticketing.Silo.Membership;
using Xunit;

namespace Ticketing.Tests.Cluster;

/// <summary>Silos that watch one membership table, which loses its rows in all the ways in which Redis can.</summary>
[Trait("Suite", "Unit")]
public sealed class MembershipWatchTests : IDisposable
{
    private static readonly SiloAddress A = Silo(11_111, 1), B = Silo(11_112, 1), Founder = Silo(11_113, 5);
    private readonly MemoryTable table = new();
    private readonly WatchedSilo a, b;

    public MembershipWatchTests()
    {
        (a, b) = (new WatchedSilo(A, table), new WatchedSilo(B, table));
        foreach (var silo in new[] { A, B })
        {
            table.Put(silo, SiloStatus.Joining);
            table.Put(silo, SiloStatus.Active);
        }

        (a.KnownVersion, b.KnownVersion) = (4, 4);
    }

    public void Dispose()
    {
        a.Dispose();
        b.Dispose();
    }

    [Fact]
    public async Task A_table_that_is_gone_is_written_again_with_all_silos_and_no_lower_version()
    {
        await LookAsync(a, b);
        table.Empty();

        await LookAsync(a);
        table.Statuses.ShouldBe(new Dictionary<SiloAddress, SiloStatus> { [A] = SiloStatus.Active, [B] = SiloStatus.Active }, ignoreOrder: true);
        table.Version.ShouldBe(4);
        await LookAsync(b, a);
        (a.EndedWith, b.EndedWith).ShouldBe((0, 0));
        (await a.IsReadyAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_silo_that_is_missing_is_unready_until_the_table_has_it()
    {
        await LookAsync(a);
        table.Empty();
        table.BeforeWrite = () => throw new TimeoutException("Redis is slow.");
        await Should.ThrowAsync<TimeoutException>(() => LookAsync(a));
        (await a.IsReadyAsync()).ShouldBeFalse();

        table.BeforeWrite = () => { };
        await LookAsync(a, a);
        (await a.IsReadyAsync()).ShouldBeTrue();
        a.EndedWith.ShouldBe(0);
    }

    [Fact]
    public async Task A_silo_that_has_founded_a_cluster_on_the_empty_table_becomes_a_member_of_the_old_one()
    {
        await LookAsync(a, b);
        table.Empty();
        table.Put(Founder, SiloStatus.Joining);
        table.Put(Founder, SiloStatus.Active);

        await LookAsync(b);
        table.Statuses.Keys.ShouldBe([A, B, Founder], ignoreOrder: true);
        table.Statuses.Values.ShouldAllBe(status => status == SiloStatus.Active);
        table.Version.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(4);
    }

    [Fact]
    public async Task Two_silos_that_write_at_the_same_time_write_each_row_once()
    {
        await LookAsync(a, b);
        table.Empty();
        var isFirst = true;
        table.BeforeWrite = () =>
        {
            if (!isFirst) return;
            isFirst = false;
            LookAsync(b).GetAwaiter().GetResult();
        };

        await LookAsync(a);
        table.Conflicts.ShouldBe(1);
        table.Statuses.Keys.ShouldBe([A, B], ignoreOrder: true);
        table.Version.ShouldBe(4);
    }

    [Fact]
    public async Task An_older_state_of_the_table_is_raised_to_the_version_that_is_known()
    {
        await LookAsync(a);
        a.KnownVersion = 9;
        await LookAsync(a);
        table.Version.ShouldBe(9);
    }

    [Fact]
    public async Task What_is_dead_is_not_written_again_nor_what_another_process_took_the_place_of()
    {
        var gone = Silo(11_114, 1);
        table.Put(gone, SiloStatus.Active);
        await LookAsync(a);
        a.Dead = gone;
        table.Empty();
        table.Put(Silo(11_112, 2), SiloStatus.Active);

        await LookAsync(a);
        table.Statuses.Keys.ShouldBe([A, Silo(11_112, 2)], ignoreOrder: true);
    }

    [Fact]
    public async Task A_silo_that_the_table_takes_for_dead_ends()
    {
        await LookAsync(a);
        table.Empty();
        table.Put(A, SiloStatus.Dead);
        await LookAsync(a);
        a.EndedWith.ShouldBe(ServerProcess.LostCluster);
    }

    [Fact]
    public async Task A_silo_in_whose_place_another_process_was_started_ends()
    {
        await LookAsync(a);
        table.Empty();
        table.Put(Silo(11_111, 2), SiloStatus.Active);
        await LookAsync(a);
        a.EndedWith.ShouldBe(ServerProcess.LostCluster);
    }

    [Fact]
    public async Task A_silo_that_cannot_come_back_within_its_writes_ends()
    {
        await LookAsync(a);
        a.KnownVersion = table.Version!.Value + MembershipWatch.MaxWrites + 1;
        await LookAsync(a);
        a.EndedWith.ShouldBe(ServerProcess.LostCluster);
    }

    [Fact]
    public async Task A_table_that_cannot_be_read_says_nothing()
    {
        await LookAsync(a);
        table.IsAway = true;
        await Should.ThrowAsync<TimeoutException>(() => LookAsync(a));
        (await a.IsReadyAsync()).ShouldBeTrue();
        a.EndedWith.ShouldBe(0);
    }

    private static SiloAddress Silo(int port, int generation) => SiloAddress.New(IPAddress.Loopback, port, generation);

    private static async Task LookAsync(params WatchedSilo[] silos)
    {
        foreach (var silo in silos) await silo.LookAsync();
    }
}
