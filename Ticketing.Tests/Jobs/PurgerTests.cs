using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Accounts.Codes;
using Ticketing.Grains.Audit;
using Ticketing.Grains.Idempotency;
using Ticketing.Grains.Jobs;
using Ticketing.Grains.Mails;
using Ticketing.Grains.Outbox;
using Ticketing.Grains.Payments.Gateway;
using Ticketing.Grains.Payments.Sandbox;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Storage;
using Ticketing.Grains.WaitingRooms.Journal;
using Ticketing.Tests.Kit.Clocks;
using Ticketing.Tests.Simulation;
using Xunit;

namespace Ticketing.Tests.Jobs;

[Trait("Suite", "Unit")]
public sealed class PurgerTests : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private readonly FakeTimeProvider _time = TestClock.New();
    private readonly SimulatedStore _store = new();
    private readonly RetentionSettings _settings = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly Purger _purger;

    public PurgerTests()
    {
        var metrics = new PurgeMetrics(_services.GetRequiredService<IMeterFactory>());
        _purger = new Purger(_store, _time, Options.Create(_settings), metrics, NullLogger<Purger>.Instance);
    }

    [Fact]
    public Task An_answer_is_given_again_for_two_days_and_is_then_removed() => GoesAfterAsync(_settings.Answers, Answer(1, _time.GetUtcNow()));

    [Fact]
    public Task An_event_is_removed_after_its_time() => GoesAfterAsync(_settings.Events, new OutboxRow("order/1", 1, "order.paid", "{}", _time.GetUtcNow()) { Version = 1 });

    [Fact]
    public Task An_act_of_staff_is_removed_after_five_years() =>
        GoesAfterAsync(_settings.Audit, AuditRow.Of(new StaffAct(Guid.NewGuid(), null), "account.role", "accounts/x", "", _time.GetUtcNow()));

    [Fact]
    public Task A_mail_is_removed_after_a_month() => GoesAfterAsync(_settings.Mails, MailRules.New("a@b.kr", new MailText("s", "b"), _time.GetUtcNow()));

    [Fact]
    public Task The_hash_of_a_code_is_removed_a_day_after_it_ended() => GoesAfterAsync(
        _settings.AccountCodes,
        new AccountCodeRow(Guid.NewGuid(), CodePurpose.Verify, "hash", _time.GetUtcNow(), _time.GetUtcNow(), 0) { Version = 1 });

    [Fact]
    public Task A_session_is_removed_a_month_after_it_ran_out() => GoesAfterAsync(_settings.Sessions, Session(expiresAt: _time.GetUtcNow(), revokedAt: null));

    [Fact]
    public Task A_session_is_removed_a_month_after_it_was_ended() =>
        GoesAfterAsync(_settings.Sessions, Session(expiresAt: _time.GetUtcNow().AddDays(14), revokedAt: _time.GetUtcNow()));

    [Fact]
    public Task A_payment_of_the_sandbox_is_removed_after_a_year() => GoesAfterAsync(
        _settings.SandboxPayments,
        new SandboxPaymentRow("pay", "order", 1, "", GatewayPaymentStatus.Done, _time.GetUtcNow(), null, "[]", 1) { Version = 1 });

    [Fact]
    public async Task Places_are_removed_a_week_after_the_performance_began_and_its_room_stays()
    {
        await _store.TryCommitAsync([Performance("p", _time.GetUtcNow()), Room("p")]);

        await GoesAfterAsync(_settings.Places, Place("p", 1));

        _store.Rows<RoomRow>().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Places_of_a_deleted_performance_are_removed()
    {
        await _store.TryCommitAsync([Room("p"), Place("p", 1)]);

        (await _purger.PurgeAsync()).ShouldBe(1);

        _store.Rows<WaiterRow>().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_room_of_a_deleted_performance_is_removed_after_its_places_and_a_new_room_waits_for_its_performance()
    {
        await _store.TryCommitAsync([Room("p"), Place("p", 1)]);
        await _purger.PurgeAsync();
        _store.Rows<RoomRow>().Count().ShouldBe(1);

        _time.Advance(_settings.Places - Tick);
        (await _purger.PurgeAsync()).ShouldBe(0);
        _time.Advance(Tick);
        (await _purger.PurgeAsync()).ShouldBe(1);

        _store.Rows<RoomRow>().ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_room_has_its_turn_and_one_whose_performance_is_to_come_keeps_its_places()
    {
        var rooms = Enumerable.Range(0, (2 * EndedPlaces.RoomsPerRound) + 5).Select(room => $"p{room:D3}").ToArray();
        foreach (var (room, at) in rooms.Select((room, at) => (room, at)))
            await _store.TryCommitAsync([Performance(room, _time.GetUtcNow().AddDays(at % 2 == 0 ? -8 : 1)), Room(room), Place(room, 1), Place(room, 2)]);

        for (var round = 0; round < 2 * rooms.Length; round++) await _purger.PurgeAsync();

        _store.Rows<WaiterRow>().Select(place => place.Performance).Distinct().ShouldBe(rooms.Where((_, at) => at % 2 != 0));
    }

    [Fact]
    public async Task A_round_removes_no_more_than_its_limit_those_that_ended_first_first_in_commits_that_are_bounded()
    {
        const int Rows = PurgeRule.MostRows + 1;
        foreach (var rows in Enumerable.Range(0, Rows).Select(age => (RowWrite)Answer(age, _time.GetUtcNow() - _settings.Answers - TimeSpan.FromSeconds(age))).Chunk(IRowStore.MaxWrites))
            await _store.TryCommitAsync(rows);
        var commits = new List<int>();
        _store.Written = writes => commits.Add(writes.Count);

        (await _purger.PurgeAsync()).ShouldBe(PurgeRule.MostRows);
        _store.Rows<IdempotencyRow>().Single().IdempotencyKey.ShouldBe("0");
        commits.ShouldAllBe(writes => writes <= Purger.RowsPerCommit);

        (await _purger.PurgeAsync()).ShouldBe(1);
        (await _purger.PurgeAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_row_that_was_written_after_it_was_read_stays()
    {
        var old = Session(expiresAt: _time.GetUtcNow() - _settings.Sessions, revokedAt: null);
        await _store.TryCommitAsync([old]);
        var renewed = old with { ExpiresAt = _time.GetUtcNow().AddDays(7), Version = 2 };
        var isWritten = false;
        _store.Delay = async step =>
        {
            if (step != StoreStep.BeforeCommit || isWritten) return;
            isWritten = true;
            await _store.TryCommitAsync([renewed]);
        };

        (await _purger.PurgeAsync()).ShouldBe(0);

        _store.Rows<SessionRow>().ShouldBe([renewed]);
    }

    [Fact]
    public async Task A_table_that_cannot_be_read_does_not_keep_the_others_from_their_turn()
    {
        await _store.TryCommitAsync([Answer(1, _time.GetUtcNow() - _settings.Answers), Session(_time.GetUtcNow() - _settings.Sessions, null)]);
        var reads = 0;
        _store.ReadFails = () => reads++ == 0;

        (await _purger.PurgeAsync()).ShouldBe(1);
        (await _purger.PurgeAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task What_was_removed_is_counted_by_table()
    {
        var counted = new List<(string? Table, long Rows)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, _services.GetRequiredService<IMeterFactory>())) self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, rows, tags, _) => counted.Add(((string?)tags[0].Value, rows)));
        listener.Start();
        await _store.TryCommitAsync([Answer(1, _time.GetUtcNow() - _settings.Answers), Answer(2, _time.GetUtcNow() - _settings.Answers)]);

        await _purger.PurgeAsync();

        counted.ShouldBe([("idempotency", 2)]);
    }

    public void Dispose() => _services.Dispose();

    private async Task GoesAfterAsync<T>(TimeSpan age, T row)
        where T : Row
    {
        await _store.TryCommitAsync([row]);

        _time.Advance(age - Tick);
        (await _purger.PurgeAsync()).ShouldBe(0);
        _time.Advance(Tick);
        (await _purger.PurgeAsync()).ShouldBe(1);

        _store.Rows<T>().ShouldBeEmpty();
    }

    private static IdempotencyRow Answer(int key, DateTimeOffset at) => new(Guid.Empty, $"{key}", "f", "{}", at) { Version = 1 };

    private static SessionRow Session(DateTimeOffset expiresAt, DateTimeOffset? revokedAt) => new("s", Guid.Empty, "hash", expiresAt, revokedAt) { Version = 1 };

    private static WaiterRow Place(string performance, int user) =>
        new(performance, new Guid(user, 0, 0, new byte[8]), 1, user, WaiterRowState.Waiting, null) { Version = 1 };

    private static PerformanceRow Performance(string id, DateTimeOffset startsAt) =>
        new(id, "show", "venue", "plan", Guid.Empty, startsAt, startsAt, startsAt, TimeSpan.FromMinutes(5), 4, HasWaitingRoom: true) { Version = 1 };

    private RoomRow Room(string performance) => new(
        performance, 1, _time.GetUtcNow(), WaitingRoomOrder.Shuffled, 1, 1, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, Paused: false, [], null, 0, 0, Closed: false)
    { Version = 1 };
}
