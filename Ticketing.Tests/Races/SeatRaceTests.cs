using Shouldly;
using Ticketing.Grains.Carts;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Seats;
using Ticketing.Tests.Sales;
using Xunit;

namespace Ticketing.Tests.Races;

[Trait("Suite", "Grains")]
[Trait("Store", "any")]
public sealed class SeatRaceTests
{
    private const string Seat = "A-1-1";

    [Fact]
    public async Task Of_a_thousand_buyers_of_one_seat_one_gets_it()
    {
        await using var rivals = await Rivals.StartAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => Task.Run(() => new Buyer(rivals.First).HoldAsync(Seat))));

        var winner = outcomes.Where(outcome => outcome.Ok).ShouldHaveSingleItem();
        outcomes.Where(outcome => !outcome.Ok).ShouldAllBe(outcome => outcome.Refusal!.Code == RefusalCode.SeatsTaken);
        var row = (await rivals.Store.ReadAsync(new SeatOf(SmallHall.Performance, Seat))).ShouldHaveSingleItem();
        (row.HoldId, row.Version).ShouldBe((winner.Value!.HoldId, 1));
    }

    [Fact]
    public async Task Of_a_thousand_buyers_at_two_silos_one_gets_it()
    {
        await using var rivals = await Rivals.StartAsync();

        (await WinnersAsync(rivals)).ShouldBe(1);
    }

    [Fact]
    public async Task Without_the_fence_the_same_race_has_two_winners()
    {
        await using var rivals = await Rivals.StartAsync(new UnfencedStore());

        (await WinnersAsync(rivals)).ShouldBe(2);
    }

    [Fact]
    public async Task Overlapping_carts_at_one_silo_get_all_or_none_and_no_seat_is_lost()
    {
        await using var rivals = await Rivals.StartAsync();

        var holds = await OverlappingCartsAsync(rivals, [rivals.First]);

        SeatsOf(holds).ShouldBeUnique();
        (await HeldAsync(rivals)).ShouldBe(SeatsOf(holds), ignoreOrder: true);

        // Overlapping carts may all refuse each other. A buyer who comes after the crowd must get seats that nobody holds.
        var free = AllSeats.Except(SeatsOf(holds)).Take(4).ToArray();
        (await new Buyer(rivals.First).HoldAsync(free)).Value().Seats.Count.ShouldBe(free.Length);
        await rivals.SweepAllAsync();
        (await HeldAsync(rivals)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Overlapping_carts_at_two_silos_share_no_seat_and_what_is_left_over_ends_with_its_time()
    {
        await using var rivals = await Rivals.StartAsync();
        await rivals.WakeSeatsAsync(AllSeats);

        var holds = await OverlappingCartsAsync(rivals, [rivals.First, rivals.Second]);

        SeatsOf(holds).ShouldBeUnique();
        SeatsOf(holds).ShouldBeSubsetOf(await HeldAsync(rivals));
        await rivals.SweepAllAsync();
        (await HeldAsync(rivals)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_the_fence_overlapping_carts_share_seats()
    {
        await using var rivals = await Rivals.StartAsync(new UnfencedStore());
        await rivals.WakeSeatsAsync(AllSeats);

        var holds = await OverlappingCartsAsync(rivals, [rivals.First, rivals.Second]);

        SeatsOf(holds).Distinct(StringComparer.Ordinal).Count().ShouldBeLessThan(SeatsOf(holds).Count);
    }

    private static string[] AllSeats { get; } = [.. from row in Enumerable.Range(1, 3) from number in Enumerable.Range(1, 10) select $"A-{row}-{number}"];

    private static async Task<int> WinnersAsync(Rivals rivals)
    {
        await rivals.WakeSeatsAsync(Seat);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(n => Task.Run(() =>
            Rivals.TryAsync(new Buyer(n % 2 == 0 ? rivals.First : rivals.Second).HoldAsync(Seat)))));
        return outcomes.Count(outcome => outcome is { Ok: true });
    }

    // 200 carts ask for four of thirty seats each. The random seed is fixed, so every run asks for the same seats.
    private static async Task<List<Hold>> OverlappingCartsAsync(Rivals rivals, TicketingSilo[] silos)
    {
        var random = new Random(20261120);
        var wishes = Enumerable.Range(0, 200).Select(_ => random.GetItems(AllSeats, 12).Distinct(StringComparer.Ordinal).Take(4).ToArray()).ToList();
        var outcomes = await Task.WhenAll(wishes.SelectMany(wish => silos.Select(silo => Task.Run(() => Rivals.TryAsync(new Buyer(silo).HoldAsync(wish))))));
        return [.. outcomes.Where(outcome => outcome is { Ok: true }).Select(outcome => outcome!.Value!)];
    }

    private static List<string> SeatsOf(List<Hold> holds) => [.. holds.SelectMany(hold => hold.Seats).Select(seat => seat.Seat)];

    private static async Task<List<string>> HeldAsync(Rivals rivals) =>
        [.. (await rivals.Store.ReadAsync(new SeatsOfPerformance(SmallHall.Performance))).Where(row => row.Status == SeatStatus.Held).Select(row => row.Seat)];
}
