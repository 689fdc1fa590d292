using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Ticketing.Grains.Plans;
using Ticketing.Grains.Plans.DemoPlans;
using Ticketing.Grains.SeatMaps.Best;
using Ticketing.Grains.SeatMaps.Map;
using Ticketing.Grains.Seats;
using Xunit;

namespace Ticketing.Tests.Performances;

[Trait("Suite", "Unit")]
public sealed class SeatMapTests
{
    private static readonly SeatingPlan Club = DemoPlan.Club();

    private static readonly Gen<SeatUpdate> AnyUpdate =
        from seat in Gen.Choose(0, 60)
        from status in Gen.Choose(0, 3)
        from version in Gen.Choose(1, 6)
        select new SeatUpdate(seat * 8, (SeatStatus)status, version);

    // Batches of reports as they may really come: repeated, late and in any order. Reports of one version have the same status.
    private static readonly Arbitrary<SeatUpdate[][]> Batches = AnyUpdate.ListOf().ListOf()
        .Select(batches =>
        {
            var truth = new Dictionary<(int, long), SeatUpdate>();
            return batches.Select(b => b.Select(u => truth.TryAdd((u.Index, u.SeatVersion), u) ? u : truth[(u.Index, u.SeatVersion)]).ToArray()).ToArray();
        }).ToArbitrary();

    private static SeatMap Map() => new(Club, "e1");

    private static SeatUpdate[] One(int seat, SeatStatus status, long version) => [new(seat, status, version)];

    private static void ShouldAddUp(SeatMap map)
    {
        map.Snapshot().Counts.ShouldBe(map.Recount());
        Enum.GetValues<SeatStatus>().Sum(map.Count).ShouldBe(Club.SeatCount);
    }

    [Fact]
    public void Free_held_sold_and_blocked_always_add_up_to_a_recount() =>
        Prop.ForAll(Batches, batches =>
        {
            var map = Map();
            foreach (var batch in batches)
            {
                map.Apply(batch);
                ShouldAddUp(map);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_order_and_repetition_of_reports_ends_in_the_same_map() =>
        Prop.ForAll(Batches, batches =>
        {
            SeatMap straight = Map(), twisted = Map();
            foreach (var batch in batches)
                straight.Apply(batch);
            foreach (var batch in batches.Reverse())
            {
                twisted.Apply([.. batch.Reverse()]);
                twisted.Apply(batch);
            }
            twisted.Snapshot().Bits.ShouldBe(straight.Snapshot().Bits);
            foreach (var newest in batches.SelectMany(b => b).GroupBy(u => u.Index).Select(g => g.MaxBy(u => u.SeatVersion)))
                straight[newest.Index].ShouldBe(newest.Status);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_replica_that_follows_the_deltas_has_the_same_map() =>
        Prop.ForAll(Batches, batches =>
        {
            var leader = Map();
            var half = batches.Length / 2;
            foreach (var batch in batches.Take(half))
                leader.Apply(batch);
            var replica = SeatMap.Of(Club, leader.Snapshot());
            foreach (var batch in batches.Skip(half))
            {
                if (leader.Apply(batch) is not { } delta)
                    continue;
                replica.Follow("e1", delta).ShouldBe(FollowOutcome.Applied);
                replica.Follow("e1", delta).ShouldBe(FollowOutcome.Repeated);
            }
            replica.Version.ShouldBe(leader.Version);
            replica.Snapshot().Bits.ShouldBe(leader.Snapshot().Bits);
            ShouldAddUp(replica);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Setting_says_whether_anything_changed()
    {
        var map = Map();
        map.Set(7, SeatStatus.Held).ShouldBeTrue();
        map.Set(7, SeatStatus.Held).ShouldBeFalse();
        map.Count(Club.CategoryOf(7), SeatStatus.Held).ShouldBe(1);
    }

    [Fact]
    public void An_older_report_never_overwrites_a_newer_one()
    {
        var map = Map();
        map.Apply(One(3, SeatStatus.Sold, 5)).ShouldNotBeNull();
        map.Apply(One(3, SeatStatus.Held, 4)).ShouldBeNull();
        map[3].ShouldBe(SeatStatus.Sold);
        map.Version.ShouldBe(1);
    }

    [Fact]
    public void The_version_grows_with_batches_that_change_something_only()
    {
        var map = Map();
        map.Apply([new(1, SeatStatus.Held, 1), new(2, SeatStatus.Held, 1)])!.Version.ShouldBe(1);
        map.Apply([]).ShouldBeNull();
        map.Apply(One(1, SeatStatus.Held, 2)).ShouldBeNull();
        map.Apply(One(1, SeatStatus.Sold, 3))!.Changes.ShouldBe([new SeatChange(1, SeatStatus.Sold)]);
        map.Version.ShouldBe(2);
    }

    [Fact]
    public void A_batch_with_an_unknown_seat_changes_nothing()
    {
        var map = Map();
        Should.Throw<ArgumentOutOfRangeException>(() => map.Apply([new(1, SeatStatus.Held, 1), new(500, SeatStatus.Held, 1)]));
        map[1].ShouldBe(SeatStatus.Available);
        map.Apply(One(1, SeatStatus.Held, 1)).ShouldNotBeNull();
    }

    [Fact]
    public void A_replica_that_misses_a_delta_is_told_and_catches_up_from_the_log()
    {
        var leader = Map();
        var replica = SeatMap.Of(Club, leader.Snapshot());
        leader.Apply(One(1, SeatStatus.Held, 1));
        leader.Apply(One(2, SeatStatus.Held, 1));
        var third = leader.Apply(One(3, SeatStatus.Blocked, 1))!;

        replica.Follow("e1", third).ShouldBe(FollowOutcome.Gap);
        replica[3].ShouldBe(SeatStatus.Available);
        leader.TryDeltasSince("e1", replica.Version, out var missed).ShouldBeTrue();
        missed.Select(d => replica.Follow("e1", d)).ShouldAllBe(o => o == FollowOutcome.Applied);
        replica.Snapshot().Bits.ShouldBe(leader.Snapshot().Bits);
    }

    [Fact]
    public void The_last_4096_deltas_are_kept_and_older_readers_must_start_over()
    {
        var map = Map();
        for (var i = 1; i <= 5_000; i++)
            map.Apply(One(0, i % 2 == 1 ? SeatStatus.Held : SeatStatus.Available, i));
        map.TryDeltasSince("e1", 5_000 - 4_096, out var all).ShouldBeTrue();
        all.Select(d => d.Version).ShouldBe(Enumerable.Range(905, 4_096).Select(v => (long)v));
        map.TryDeltasSince("e1", 5_000 - 4_097, out _).ShouldBeFalse();
        map.TryDeltasSince("e1", 5_000, out var none).ShouldBeTrue();
        none.ShouldBeEmpty();
        map.TryDeltasSince("e1", 5_001, out _).ShouldBeFalse(); // a version of another epoch
    }

    [Fact]
    public void After_a_restart_of_the_map_no_delta_and_no_version_of_the_old_one_is_taken_for_a_new_one()
    {
        var old = Map();
        for (var version = 1; version <= 3; version++)
            old.Apply(One(version, SeatStatus.Held, 1));
        var replica = SeatMap.Of(Club, old.Snapshot());
        var restarted = new SeatMap(Club, "e2");
        var first = restarted.Apply(One(9, SeatStatus.Sold, 1))!;

        replica.Follow(restarted.Epoch, first).ShouldBe(FollowOutcome.Gap);
        restarted.TryDeltasSince(replica.Epoch, 0, out _).ShouldBeFalse();
        restarted.TryDeltasSince("e2", 0, out var deltas).ShouldBeTrue();
        deltas.ShouldBe([first]);
    }

    [Fact]
    public void What_crosses_between_grains_holds_plain_arrays_that_every_serializer_knows()
    {
        var map = Map();
        map.Apply(One(1, SeatStatus.Held, 1))!.Changes.ShouldBeOfType<SeatChange[]>();
        map.Snapshot().Counts.ShouldBeOfType<int[]>();
        map.TryDeltasSince("e1", 0, out var deltas);
        deltas.ShouldBeOfType<SeatMapDelta[]>();
        new BestAvailable(Club, [0, 1, 2]).Pick(map, new BestAvailableRequest(2)).Seats.ShouldBeOfType<int[]>();
    }

    [Fact]
    public void Huge_deltas_leave_the_log_before_they_fill_the_memory()
    {
        var map = Map();
        for (var i = 1; i <= 600; i++)
            map.Apply([.. Enumerable.Range(0, 500).Select(s => new SeatUpdate(s, i % 2 == 1 ? SeatStatus.Held : SeatStatus.Available, i))]);
        map.TryDeltasSince("e1", 600 - (262_144 / 500), out _).ShouldBeTrue();
        map.TryDeltasSince("e1", 600 - (262_144 / 500) - 1, out _).ShouldBeFalse();
    }

    [Fact]
    public void The_compact_form_has_four_seats_a_byte_lowest_bits_first()
    {
        var map = Map();
        map.Apply([new(0, SeatStatus.Held, 1), new(1, SeatStatus.Sold, 1), new(3, SeatStatus.Blocked, 1), new(499, SeatStatus.Sold, 1)]);
        var bits = map.Snapshot().Bits;
        bits.Length.ShouldBe(125);
        bits[0].ShouldBe((byte)0b11_00_10_01);
        bits[124].ShouldBe((byte)0b10_00_00_00);
    }

    [Fact]
    public void A_damaged_snapshot_is_refused()
    {
        var snapshot = Map().Snapshot();
        Should.Throw<ArgumentException>(() => SeatMap.Of(Club, snapshot with { Bits = new byte[124] }));
        Should.Throw<ArgumentException>(() => SeatMap.Of(Club, snapshot with { Bits = [1, .. snapshot.Bits[1..]] }));
    }

    [Fact]
    public void Free_seats_of_a_range_are_counted_across_words()
    {
        var map = Map();
        for (var seat = 0; seat < 500; seat += 3)
            map.Set(seat, (SeatStatus)(1 + (seat % 3)));
        for (var start = 0; start < 130; start += 7)
        {
            for (var count = 1; count < 140; count += 5)
                map.CountAvailable(start, count).ShouldBe(Enumerable.Range(start, count).Count(s => map[s] == SeatStatus.Available));
        }
    }
}
