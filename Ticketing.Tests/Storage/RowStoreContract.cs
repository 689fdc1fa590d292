using System.Text.Json;
using Shouldly;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Seats.Tickets;
using Ticketing.Grains.Secrets;
using Ticketing.Grains.Shows;
using Ticketing.Grains.Storage;
using Xunit;

namespace Ticketing.Tests.Storage;

/// <summary>What every row store promises; runs on SQLite, on MySQL and on the simulated one.</summary>
public abstract class RowStoreContract
{
    private static readonly DateTimeOffset Now = new DateTimeOffset(2025, 3, 1, 11, 0, 0, TimeSpan.Zero).AddTicks(1_234_567);
    private static readonly Guid Buyer = Guid.Parse("f0000000-1234-5678-9abc-def012345678");

    protected abstract IRowStore Store { get; }

    [SkippableFact]
    public async Task An_inserted_row_is_read_back_as_it_was()
    {
        var seat = Seat("가-1", 1);

        (await Store.TryCommitAsync([seat])).ShouldBeNull();

        (await Store.ReadAsync(new SeatOf("공연", "가-1"))).ShouldBe([seat]);
    }

    [SkippableFact]
    public async Task An_update_of_the_version_before_replaces_the_row()
    {
        await Store.TryCommitAsync([Seat("1", 1)]);
        var sold = Seat("1", 2) with { Status = SeatStatus.Sold, Until = null, OrderId = "o" };

        (await Store.TryCommitAsync([sold])).ShouldBeNull();

        (await Store.ReadAsync(new SeatOf("공연", "1"))).ShouldBe([sold]);
    }

    [SkippableFact]
    public async Task A_second_insert_of_a_key_is_a_conflict()
    {
        var first = Seat("1", 1);
        await Store.TryCommitAsync([first]);
        var second = first with { HoldId = "other" };

        (await Store.TryCommitAsync([second])).ShouldBe(second);

        (await Store.ReadAsync(new SeatOf("공연", "1"))).ShouldBe([first]);
    }

    [SkippableTheory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task An_update_of_any_other_version_is_a_conflict(long version)
    {
        await Store.TryCommitAsync([Seat("1", 1)]);
        await Store.TryCommitAsync([Seat("1", 2)]);
        var late = Seat("1", version) with { HoldId = "late" };

        (await Store.TryCommitAsync([late])).ShouldBe(late);

        (await Store.ReadAsync(new SeatOf("공연", "1"))).ShouldBe([Seat("1", 2)]);
    }

    [SkippableFact]
    public async Task An_update_of_a_row_that_is_not_there_is_a_conflict()
    {
        (await Store.TryCommitAsync([Seat("1", 2)])).ShouldBe(Seat("1", 2));

        (await Store.ReadAsync(new SeatOf("공연", "1"))).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_delete_needs_the_current_version()
    {
        await Store.TryCommitAsync([Seat("1", 1)]);
        await Store.TryCommitAsync([Seat("1", 2)]);

        (await Store.TryCommitAsync([RowWrite.Remove(Seat("1", 1))])).ShouldBe(Seat("1", 1));
        (await Store.ReadAsync(new SeatOf("공연", "1"))).Count.ShouldBe(1);

        (await Store.TryCommitAsync([RowWrite.Remove(Seat("1", 2))])).ShouldBeNull();
        (await Store.ReadAsync(new SeatOf("공연", "1"))).ShouldBeEmpty();

        (await Store.TryCommitAsync([RowWrite.Remove(Seat("1", 2))])).ShouldBe(Seat("1", 2));
    }

    [SkippableFact]
    public async Task A_deleted_key_can_be_inserted_again()
    {
        await Store.TryCommitAsync([Seat("1", 1)]);
        await Store.TryCommitAsync([RowWrite.Remove(Seat("1", 1))]);

        (await Store.TryCommitAsync([Seat("1", 1)])).ShouldBeNull();
    }

    [SkippableFact]
    public async Task A_conflict_in_the_middle_leaves_nothing_of_the_commit()
    {
        await Store.TryCommitAsync([Seat("2", 1), Seat("4", 1)]);

        var conflict = await Store.TryCommitAsync(
            [Seat("1", 1), RowWrite.Remove(Seat("4", 1)), Seat("2", 1), Ticket("3", "serial"), Seat("2", 9)]);

        conflict.ShouldBe(Seat("2", 1));
        (await Store.ReadAsync(new SeatsOfPerformance("공연"))).ShouldBe([Seat("2", 1), Seat("4", 1)]);
        (await Store.ReadAsync(new TicketWithSerial("serial"))).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Writes_of_one_commit_see_each_other()
    {
        (await Store.TryCommitAsync([Seat("1", 1), Seat("1", 2), RowWrite.Remove(Seat("1", 2)), Seat("1", 1)])).ShouldBeNull();

        (await Store.ReadAsync(new SeatOf("공연", "1"))).ShouldBe([Seat("1", 1)]);
    }

    [SkippableFact]
    public async Task Commits_made_at_once_are_applied_in_order_and_fail_alone()
    {
        var commits = new[] { Seat("1", 1), Seat("1", 1), Seat("1", 2), Seat("2", 1), Seat("1", 2), Seat("1", 3) }
            .Select(seat => Store.TryCommitAsync([seat]).AsTask()).ToList();

        (await Task.WhenAll(commits)).Select(conflict => conflict is null).ShouldBe([true, false, true, true, false, true]);
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Commits_of_several_rows_made_at_once_come_out_as_one_after_the_other(int seed)
    {
        var random = new Random(seed);
        var commits = Enumerable.Range(0, 200)
            .Select(_ => Enumerable.Range(0, random.Next(1, 4)).Select(_ => Seat($"{random.Next(6)}", random.Next(1, 5))).ToArray())
            .ToList();
        var (expected, versions) = OneAfterTheOther(commits);

        var answers = await Task.WhenAll(commits.Select(rows => Store.TryCommitAsync([.. rows.Select(row => (RowWrite)row)]).AsTask()));

        answers.Select(conflict => conflict is null).ShouldBe(expected);
        (await Store.ReadAsync(new SeatsOfPerformance("공연"))).ToDictionary(row => row.Seat, row => row.Version).ShouldBe(versions, ignoreOrder: true);
    }

    [SkippableFact]
    public async Task A_ticket_serial_is_unique()
    {
        await Store.TryCommitAsync([Ticket("1", "serial"), Ticket("2", "other")]);

        (await Store.TryCommitAsync([Ticket("3", "serial")])).ShouldBe(Ticket("3", "serial"));
        var renamed = Ticket("2", "serial") with { Version = 2 };
        (await Store.TryCommitAsync([Seat("1", 1), renamed])).ShouldBe(renamed);

        (await Store.ReadAsync(new TicketWithSerial("serial"))).ShouldBe([Ticket("1", "serial")]);
        (await Store.ReadAsync(new SeatOf("공연", "1"))).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Text_comes_back_in_every_script_and_length()
    {
        var show = new ShowRow("s", Buyer, "", "뮤지컬", new string('한', 100_000), ["홍길동", "", "O'Neil \"😀\""], 120, null) { Version = 1 };

        await Store.TryCommitAsync([show]);

        var read = (await Store.ReadAsync(new ShowOf("s"))).Single();
        Json(read).ShouldBe(Json(show));
    }

    [SkippableFact]
    public async Task An_instant_comes_back_to_the_tick()
    {
        await Store.TryCommitAsync([Seat("1", 1)]);

        (await Store.ReadAsync(new SeatOf("공연", "1"))).Single().Until!.Value.UtcTicks.ShouldBe(Now.UtcTicks);
    }

    [SkippableFact]
    public async Task A_secret_of_any_bytes_comes_back()
    {
        await Store.TryCommitAsync([new SecretRow("empty", []) { Version = 1 }, new SecretRow("key", [0, 255, 0]) { Version = 1 }]);

        (await Store.ReadAsync(new SecretOf("empty"))).Single().Value.ShouldBeEmpty();
        (await Store.ReadAsync(new SecretOf("key"))).Single().Value.ShouldBe([0, 255, 0]);
    }

    [SkippableFact]
    public async Task Limits_are_checked()
    {
        await Should.ThrowAsync<ArgumentException>(async () => await Store.TryCommitAsync([]));
        var tooMany = Enumerable.Range(0, IRowStore.MaxWrites + 1).Select(seat => (RowWrite)Seat($"{seat}", 1)).ToList();
        await Should.ThrowAsync<ArgumentException>(async () => await Store.TryCommitAsync(tooMany));
        await Should.ThrowAsync<ArgumentException>(async () => await Store.TryCommitAsync([Seat(new string('가', 201), 1)]));
        await Should.ThrowAsync<ArgumentException>(async () => await Store.ReadAsync(new AccountPage("", -1)));

        (await Store.TryCommitAsync([.. tooMany.Skip(1)])).ShouldBeNull();
    }

    [SkippableFact]
    public async Task Due_holds_come_in_portions_the_longest_past_first()
    {
        var held = Enumerable.Range(0, 1_005).Select(n => Seat($"{n:D4}", 1) with { Until = Now.AddSeconds(-n) }).ToList();
        await Store.TryCommitAsync([.. held.Take(1_000).Select(seat => (RowWrite)seat)]);
        await Store.TryCommitAsync([.. held.Skip(1_000).Select(seat => (RowWrite)seat)]);

        var due = await Store.ReadAsync(new HoldsDue(Now));

        due.ShouldBe(held.AsEnumerable().Reverse().Take(1_000));
    }

    private static SeatRow Seat(string seat, long version) =>
        new("공연", seat, SeatStatus.Held, "hold", Buyer, Now, Extended: false, OrderId: null) { Version = version };

    private static TicketRow Ticket(string seat, string serial) =>
        new("공연", seat, serial, "order", Buyer, "VIP석", 150_000, Now, CheckedInAt: null) { Version = 1 };

    private static string Json(Row row) => JsonSerializer.Serialize(row, row.GetType());

    private static (List<bool> Written, Dictionary<string, long> Versions) OneAfterTheOther(IEnumerable<SeatRow[]> commits)
    {
        var (written, versions) = (new List<bool>(), new Dictionary<string, long>(StringComparer.Ordinal));
        foreach (var rows in commits)
        {
            var after = new Dictionary<string, long>(versions, StringComparer.Ordinal);
            var good = rows.All(row => after.GetValueOrDefault(row.Seat) == row.Version - 1 && (after[row.Seat] = row.Version) > 0);
            written.Add(good);
            if (good) versions = after;
        }

        return (written, versions);
    }
}
