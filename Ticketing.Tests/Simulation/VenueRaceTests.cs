using Orleans;
using Shouldly;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Catalogue;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Shows;
using Ticketing.Grains.Venues;
using Ticketing.Grains.Venues.DemoPlans;
using Xunit;

namespace Ticketing.Tests.Simulation;

/// <summary>A venue's time is given away once, even while the venue's grain runs twice.</summary>
public sealed class VenueRaceTests
{
    private static readonly Editor Promoter = new(Guid.NewGuid(), Role.Promoter);
    private static readonly DateTimeOffset Start = TimeProvider.System.GetUtcNow().AddDays(40);

    [Fact]
    public async Task Of_two_performances_created_at_once_for_overlapping_times_one_is_made()
    {
        var (made, rows) = await CreateTwoAtOnceAsync(fenced: true);

        made.Count(outcome => outcome.Ok).ShouldBe(1);
        made.Single(outcome => !outcome.Ok).Refusal!.Code.ShouldBe(RefusalCode.VenueOccupied);
        rows.ShouldBe(1);
    }

    [Fact]
    public async Task Without_the_venues_row_in_the_commit_both_would_be_made()
    {
        var (made, rows) = await CreateTwoAtOnceAsync(fenced: false);

        made.Count(outcome => outcome.Ok).ShouldBe(2);
        rows.ShouldBe(2);
    }

    private static async Task<(Outcome<PerformanceView>[] Made, int Rows)> CreateTwoAtOnceAsync(bool fenced)
    {
        await using var silos = new TwoSilos(fenced);
        var plan = PlanImport.Ready(DemoPlan.Club());
        await silos.Disk.TryCommitAsync(
            [
                new VenueRow("hall", Promoter.User, "홀", "", "plan", null) { Version = 1 },
                new PlanRow("plan", "hall", plan.Name, plan.SeatCount, plan.Document, Start) { Version = 1 },
                new ShowRow("show", Promoter.User, "공연", "콘서트", "", [], 60, null) { Version = 1 },
            ]);

        var made = await Task.WhenAll(CreateAsync(silos[0], "p1", Start), CreateAsync(silos[1], "p2", Start.AddMinutes(30)));
        return (made, silos.Disk.Rows<PerformanceRow>().Count());
    }

    private static Task<Outcome<PerformanceView>> CreateAsync(IGrainFactory silo, string id, DateTimeOffset startsAt)
    {
        var draft = new PerformanceDraft(
            "hall", null, startsAt, startsAt.AddDays(-1), startsAt, TimeSpan.FromMinutes(5), 4, new[] { new GradePrice("스탠딩", 0) }, false, null);
        return silo.GetGrain<IPerformanceSettingsGrain>(id).Create(Promoter, "show", draft);
    }
}
