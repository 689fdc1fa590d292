using Orleans;
using Shouldly;
using Ticketing.Grains;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Plans;
using Ticketing.Grains.Plans.DemoPlans;
using Ticketing.Grains.Shows;
using Ticketing.Grains.Storage;
using Ticketing.Grains.Venues;
using Xunit;

namespace Ticketing.Tests.Simulation;

/// <summary>A venue books a time only once, even while the venue's grain runs twice.</summary>
[Trait("Suite", "Simulation")]
public sealed class VenueRaceTests
{
    private static readonly Actor Promoter = new(Guid.NewGuid(), Role.Promoter);
    private static readonly DateTimeOffset Start = new(2026, 2, 10, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_two_performances_created_at_once_for_overlapping_times_one_is_made()
    {
        var (made, rows) = CreateTwoAtOnce(fenced: true);

        made.Count(outcome => outcome.Ok).ShouldBe(1);
        made.Single(outcome => !outcome.Ok).Refusal!.Code.ShouldBe(RefusalCode.VenueOccupied);
        rows.ShouldBe(1);
    }

    [Fact]
    public void Without_the_venues_row_in_the_commit_both_would_be_made()
    {
        var (made, rows) = CreateTwoAtOnce(fenced: false);

        made.Count(outcome => outcome.Ok).ShouldBe(2);
        rows.ShouldBe(2);
    }

    /// <summary>A performance may crash between its time and its row. The time is nobody's then, but only once no writer can be under way.</summary>
    [Theory]
    [InlineData(1, false)]
    [InlineData(3, true)]
    public void A_time_whose_performance_was_never_written_is_given_away_again(int minutesAfterBooking, bool isGiven)
    {
        var silos = new TwoSilos(static disk => disk, static services => services.AddGrainServices());
        Outcome<PerformanceView> made = null!;
        silos.Run(async () =>
        {
            await AddHallAsync(silos);
            var bookedAt = silos.Now - TimeSpan.FromMinutes(minutesAfterBooking);
            await silos.Disk.TryCommitAsync([new VenueTimeRow("hall", "ghost", Start, bookedAt) { Version = 1 }]);
            made = await CreateAsync(silos[0], "p1", Start.AddMinutes(30));
        });

        made.Ok.ShouldBe(isGiven);
        silos.Disk.Rows<VenueTimeRow>().Single().Performance.ShouldBe(isGiven ? "p1" : "ghost");
    }

    [Fact]
    public void The_time_of_a_performance_that_is_there_stays_given()
    {
        var silos = new TwoSilos(static disk => disk, static services => services.AddGrainServices());
        Outcome<PerformanceView> second = null!;
        silos.Run(async () =>
        {
            await AddHallAsync(silos);
            (await CreateAsync(silos[0], "p1", Start)).Ok.ShouldBeTrue();
            var given = silos.Disk.Rows<VenueTimeRow>().Single();
            await silos.Disk.TryCommitAsync([given with { BookedAt = DateTimeOffset.UnixEpoch, Version = 2 }]);
            second = await CreateAsync(silos[0], "p2", Start.AddMinutes(30));
        });

        second.Refusal!.Code.ShouldBe(RefusalCode.VenueOccupied);
    }

    private static (Outcome<PerformanceView>[] Made, int Rows) CreateTwoAtOnce(bool fenced)
    {
        var silos = new TwoSilos(disk => new GateStore(disk, fenced), services => services.AddGrainServices());
        Outcome<PerformanceView>[] made = [];
        silos.Run(async () =>
        {
            await AddHallAsync(silos);
            made = await Task.WhenAll(CreateAsync(silos[0], "p1", Start), CreateAsync(silos[1], "p2", Start.AddMinutes(30)));
        });
        return (made, silos.Disk.Rows<PerformanceRow>().Count());
    }

    private static async Task AddHallAsync(TwoSilos silos)
    {
        var plan = PlanImport.Ready(DemoPlan.Club());
        await silos.Disk.TryCommitAsync(
            [
                new VenueRow("hall", Promoter.User, "홀", "", "plan", null) { Version = 1 },
                new PlanRow("plan", "hall", plan.Name, plan.SeatCount, plan.Document, Start) { Version = 1 },
                new ShowRow("show", Promoter.User, "공연", "콘서트", "", [], 60, null) { Version = 1 },
            ]);
    }

    private static Task<Outcome<PerformanceView>> CreateAsync(IGrainFactory silo, string id, DateTimeOffset startsAt)
    {
        var draft = new PerformanceDraft(
            "hall", null, startsAt, startsAt.AddDays(-1), startsAt, TimeSpan.FromMinutes(5), 4, new[] { new GradePrice("스탠딩", 0) }, false, null);
        return silo.GetGrain<IPerformanceGrain>(id).Create(Promoter, "show", draft);
    }

    // Two commits of bookings wait here for each other, so that both activations have read before either has written. Without the fence, the
    // venue's row is removed from every commit.
    private sealed class GateStore(SimulatedStore disk, bool fenced) : IRowStore
    {
        private readonly TaskCompletionSource _both = new();
        private int _arrived;

        public async ValueTask<Row?> TryCommitAsync(IReadOnlyList<RowWrite> writes)
        {
            if (writes.Any(write => write.Row is VenueTimeRow))
            {
                if (++_arrived == 2) _both.SetResult();
                await _both.Task;
            }

            return await disk.TryCommitAsync(fenced ? writes : [.. writes.Where(write => write.Row is not VenueRow)]);
        }

        public ValueTask<IReadOnlyList<T>> ReadAsync<T>(RowQuery<T> query)
            where T : Row => disk.ReadAsync(query);
    }
}
