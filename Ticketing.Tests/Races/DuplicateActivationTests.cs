using Orleans.Storage;
using Shouldly;
using Ticketing.Grains.Seats;
using Ticketing.Silo.Storage;
using Ticketing.Tests.Kit.Clocks;
using Ticketing.Tests.Sales;
using Ticketing.Tests.Storage;
using Xunit;

namespace Ticketing.Tests.Races;

/// <summary>
/// The table is the last fence. Two activations of one seat, each in a silo with a commit pipeline of its own on one database, decide at the
/// same time.
/// </summary>
[Trait("Suite", "Grains")]
[Trait("Store", "mysql")]
public sealed class DuplicateActivationTests
{
    private const string Seat = "A-1-1";

    public DuplicateActivationTests() => TestStore.RequireMySql();

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_two_activations_that_hold_a_seat_one_wins_and_the_other_is_inconsistent(bool touchedBefore)
    {
        var (winners, inconsistent, row) = await HoldTwiceAsync(touchedBefore, new StorageHooks());

        (winners.Count, inconsistent).ShouldBe((1, 1));
        row.HoldId.ShouldBe(winners[0]);
    }

    [SkippableFact]
    public async Task Without_the_version_in_the_fence_both_win()
    {
        var (winners, inconsistent, _) = await HoldTwiceAsync(touchedBefore: true, new StorageHooks { IgnoreVersions = true });

        (winners.Count, inconsistent).ShouldBe((2, 0));
    }

    private static async Task<(List<string> Winners, int Inconsistent, SeatRow Row)> HoldTwiceAsync(bool touchedBefore, StorageHooks hooks)
    {
        var time = TestClock.New();
        using var disk = TemporaryStore.OnMySql(hooks, options => options.Shared = true);
        using var another = disk.OpenAnother();
        await SmallHall.OpenAsync(disk.Pipeline, SmallHall.Row(time.GetUtcNow()));
        await using var first = await TicketingSilo.StartAsync(disk.Pipeline, time);
        await using var second = await TicketingSilo.StartAsync(another, time);
        if (touchedBefore)
        {
            await first.Grains.GetSeat(SmallHall.Performance, Seat).Block();
            await first.Grains.GetSeat(SmallHall.Performance, Seat).Unblock();
        }

        // Both activations read the row before either writes.
        foreach (var silo in (TicketingSilo[])[first, second]) await silo.Grains.GetSeat(SmallHall.Performance, Seat).Unblock();

        var outcomes = await Task.WhenAll(((TicketingSilo[])[first, second]).Select((silo, number) => TryHoldAsync(silo, $"hold-{number}", time.GetUtcNow())));

        var row = (await disk.Pipeline.ReadAsync(new SeatOf(SmallHall.Performance, Seat))).Single();
        return ([.. outcomes.OfType<string>()], outcomes.Count(outcome => outcome is null), row);
    }

    /// <summary>The hold's id; null when the activation's commit met a conflict, because it was not the only activation.</summary>
    private static async Task<string?> TryHoldAsync(TicketingSilo silo, string holdId, DateTimeOffset now)
    {
        try
        {
            var command = new HoldSeat(holdId, Guid.NewGuid(), now + SmallHall.HoldTtl);
            var answer = await Task.Run(() => silo.Grains.GetSeat(SmallHall.Performance, Seat).Hold(command, record: null));
            answer.Ok.ShouldBeTrue();
            return holdId;
        }
        catch (InconsistentStateException)
        {
            return null;
        }
    }
}
