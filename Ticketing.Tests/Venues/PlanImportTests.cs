using System.Diagnostics;
using System.Text;
using Shouldly;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Plans;
using Ticketing.Grains.Plans.DemoPlans;
using Xunit;

namespace Ticketing.Tests.Venues;

[Trait("Suite", "Unit")]
public sealed class PlanImportTests
{
    private static readonly GridPlan Large = new("대형 홀", [new PlanCategory("R", "#ff0000")], [new GridZone("A", 250, 400, [new GridGrade(1, 250, "R")])]);

    [Fact]
    public void A_hundred_thousand_seats_are_read_packed_and_checked_within_a_second()
    {
        PlanImport.WhyNot(PlanImport.Grid(Large).Value!).ShouldBeNull();

        var before = ProcessorTime();
        var draft = PlanImport.Grid(Large).Value!;
        PlanImport.WhyNot(draft).ShouldBeNull();

        (ProcessorTime() - before).ShouldBeLessThan(TimeSpan.FromSeconds(1));
        draft.SeatCount.ShouldBe(100_000);
    }

    [Fact]
    public void Errors_say_where_and_what()
    {
        var csv = "zone,row,number,category,x,y\nA,1,1,VIP,0,0\nA,1,1,VIP,1,0\nA,1,2,VIP,zero,0\n";

        var refusal = PlanImport.Csv("홀", Encoding.UTF8.GetBytes(csv)).Refusal!;

        refusal.Code.ShouldBe(RefusalCode.PlanInvalid);
        refusal.Detail.ShouldContain("line 3:");
        refusal.Detail.ShouldContain("line 4:");
    }

    [Fact]
    public void Null_between_the_entries_of_a_list_is_refused()
    {
        PlanImport.Grid(Large with { Zones = [null!] }).Refusal!.Code.ShouldBe(RefusalCode.PlanInvalid);
        PlanImport.Grid(Large with { Zones = [Large.Zones[0] with { Grades = [null!] }] }).Refusal!.Code.ShouldBe(RefusalCode.PlanInvalid);
        PlanImport.Grid(Large with { Categories = [null!] }).Refusal!.Code.ShouldBe(RefusalCode.PlanInvalid);
        PlanImport.Grid(Large with { Standing = [null!] }).Refusal!.Code.ShouldBe(RefusalCode.PlanInvalid);
    }

    [Fact]
    public void A_document_that_is_damaged_or_of_another_plan_is_not_stored()
    {
        var club = PlanImport.Ready(DemoPlan.Club());

        PlanImport.WhyNot(club).ShouldBeNull();
        PlanImport.WhyNot(club with { SeatCount = club.SeatCount + 1 })!.Code.ShouldBe(RefusalCode.PlanInvalid);
        PlanImport.WhyNot(club with { Name = "다른 홀" })!.Code.ShouldBe(RefusalCode.PlanInvalid);
        PlanImport.WhyNot(club with { Document = club.Document[..100] })!.Code.ShouldBe(RefusalCode.PlanInvalid);
    }

    // The processor time of this thread, so that parallel tests do not count (proc(5), schedstat: nanoseconds); elapsed time on other systems.
    private static TimeSpan ProcessorTime() => OperatingSystem.IsLinux()
        ? TimeSpan.FromMicroseconds(long.Parse(File.ReadAllText("/proc/thread-self/schedstat").Split(' ')[0]) / 1_000)
        : Stopwatch.GetElapsedTime(0);
}
