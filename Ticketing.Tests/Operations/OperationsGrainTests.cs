using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Ticketing.Grains.Operations;
using Ticketing.Tests.Kit.Clocks;
using Xunit;

namespace Ticketing.Tests.Operations;

[Trait("Suite", "Unit")]
public sealed class OperationsGrainTests
{
    private readonly FakeTimeProvider time = TestClock.New();
    private readonly OperationsGrain grain;

    public OperationsGrainTests() => grain = new OperationsGrain(time);

    [Fact]
    public async Task The_latest_report_of_each_silo_is_shown_by_name()
    {
        await grain.Report(ReportOf("b", threads: 1));
        await grain.Report(ReportOf("a", threads: 2));
        await grain.Report(ReportOf("b", threads: 3));
        (await grain.Silos()).Select(report => (report.Silo, report.Threads)).ShouldBe([("a", 2), ("b", 3)]);
    }

    [Fact]
    public async Task A_silo_that_no_longer_reports_is_forgotten()
    {
        await grain.Report(ReportOf("a", threads: 1));
        time.Advance(OperationsGrain.Patience);
        (await grain.Silos()).Count.ShouldBe(1);
        time.Advance(TimeSpan.FromMilliseconds(1));
        (await grain.Silos()).ShouldBeEmpty();
    }

    private static SiloReport ReportOf(string silo, int threads) => new(silo, default, [], threads, 0, 0, HasDashboard: false);
}
