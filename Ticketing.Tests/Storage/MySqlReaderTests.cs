using System.Globalization;
using Shouldly;
using Ticketing.Bench.Servers;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Idempotency;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;
using Ticketing.Silo.Storage;
using Ticketing.Silo.Storage.MySql;
using Xunit;

namespace Ticketing.Tests.Storage;

/// <summary>What becomes of a batch of queries, on a real server.</summary>
[Trait("Suite", "Unit")]
[Trait("Store", "mysql")]
public sealed class MySqlReaderTests : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private static readonly Guid User = Guid.Parse("f0000000-1234-5678-9abc-def012345678");

    private readonly TemporaryStore _store;
    private readonly MySqlReader _reader;

    public MySqlReaderTests()
    {
        TestStore.RequireMySql();
        _store = TemporaryStore.OnMySql();
        _ = _store.Pipeline;
        _reader = new MySqlReader(_store.Options.MySql!, Timeout);
    }

    public void Dispose()
    {
        _reader?.Dispose();
        _store?.Dispose();
    }

    [SkippableFact]
    public async Task Queries_of_one_kind_are_one_statement_and_those_that_are_alone_one_each()
    {
        using var server = MariaDbServer.Start();
        using var store = TemporaryStore.OnMySql(configure: options => options.MySql = server.NewDatabase());
        await store.Pipeline.TryCommitAsync([Email("0")]);
        using var reader = new MySqlReader(store.Options.MySql!, Timeout);
        reader.Answer([Find("0")]);
        using var watch = MySqlSession.Open(store.Options.MySql!, Timeout);
        long Selects() => long.Parse(
            watch.Text("(SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME = 'Com_select')"), CultureInfo.InvariantCulture);
        var before = Selects();

        reader.Answer([.. Enumerable.Range(0, 500).Select(email => Find($"{email}")), Read(new SeatOf("p", "1")), Read(new HoldsDue(DateTimeOffset.UnixEpoch))]);

        // 500 e-mails, a seat, the holds, and the question itself.
        (Selects() - before).ShouldBe(4);
    }

    [SkippableFact]
    public async Task A_query_that_is_asked_twice_is_answered_twice()
    {
        await _store.Pipeline.TryCommitAsync([Email("1"), Email("2")]);
        PendingRead<EmailRow>[] reads = [Find("1"), Find("2"), Find("1"), Find("3")];

        _reader.Answer(reads);

        (await Task.WhenAll(reads.Select(read => read.Answer))).Select(rows => rows.SingleOrDefault()).ShouldBe([Email("1"), Email("2"), Email("1"), null]);
    }

    [SkippableTheory]
    [InlineData("p")]
    [InlineData("q")]
    public async Task Queries_that_share_a_value_and_those_that_do_not_find_what_is_theirs(string other)
    {
        SeatRow[] seats = [Seat(User, 1), Seat(User, 2) with { Performance = other }];
        await _store.Pipeline.TryCommitAsync([.. seats.Select(seat => (RowWrite)seat)]);
        PendingRead<SeatRow>[] reads = [.. seats.Select(seat => Read(new SeatOf(seat.Performance, seat.Seat)))];

        _reader.Answer(reads);

        (await Task.WhenAll(reads.Select(read => read.Answer))).Select(rows => rows.Single()).ShouldBe(seats);
    }

    [SkippableFact]
    public async Task Each_query_of_a_statement_keeps_its_own_limit()
    {
        var limit = new AnswersOfUser(User).Limit;
        Guid[] users = [User, Guid.Empty];
        foreach (var user in users)
        {
            foreach (var rows in Enumerable.Range(0, limit + 1).Select(key => (RowWrite)Answer(user, key)).Chunk(IRowStore.MaxWrites))
                await _store.Pipeline.TryCommitAsync(rows);
        }

        PendingRead<IdempotencyRow>[] reads = [.. users.Select(user => Read(new AnswersOfUser(user)))];
        _reader.Answer(reads);

        foreach (var (user, read) in users.Zip(reads)) (await read.Answer).ShouldBe(Enumerable.Range(0, limit).Select(key => Answer(user, key)));
    }

    [SkippableFact]
    public async Task Queries_whose_answers_together_are_too_many_rows_are_answered_one_by_one()
    {
        Guid[] buyers = [User, Guid.Empty, new Guid(1, 0, 0, new byte[8])];
        var each = (SameQueries.MostRows / 3) + 1;
        foreach (var buyer in buyers)
        {
            foreach (var seats in Enumerable.Range(0, each).Select(seat => (RowWrite)Seat(buyer, seat)).Chunk(IRowStore.MaxWrites))
                (await _store.Pipeline.TryCommitAsync(seats)).ShouldBeNull();
        }

        PendingRead<SeatRow>[] reads = [.. buyers.Select(buyer => Read(new SeatsOfBuyer("p", buyer)))];
        _reader.Answer(reads);

        foreach (var (buyer, read) in buyers.Zip(reads)) (await read.Answer).ShouldBe(Enumerable.Range(0, each).Select(seat => Seat(buyer, seat)));
    }

    [SkippableFact]
    public async Task A_row_that_cannot_be_read_fails_only_who_asked_for_it()
    {
        await _store.Pipeline.TryCommitAsync([Email("1"), Email("2"), Email("3")]);
        Execute("UPDATE emails SET user = 'nobody' WHERE normalized_email = '2'");
        PendingRead<EmailRow>[] reads = [Find("1"), Find("2"), Find("3")];

        _reader.Answer(reads);

        (await reads[0].Answer).ShouldBe([Email("1")]);
        (await Should.ThrowAsync<InvalidDataException>(reads[1].Answer)).Message.ShouldContain("nobody");
        (await reads[2].Answer).ShouldBe([Email("3")]);
    }

    [SkippableFact]
    public async Task Queries_that_the_server_cannot_answer_fail_alone()
    {
        await _store.Pipeline.TryCommitAsync([Seat(User, 1), Seat(User, 2)]);
        Execute("DROP TABLE emails");
        PendingRead<EmailRow>[] lost = [Find("1"), Find("2")];
        PendingRead<SeatRow>[] reads = [Read(new SeatOf("p", Seat(User, 1).Seat)), Read(new SeatOf("p", Seat(User, 2).Seat))];

        _reader.Answer([reads[0], .. lost, reads[1]]);

        foreach (var read in lost) (await Should.ThrowAsync<StoreUnavailableException>(read.Answer)).Message.ShouldContain(nameof(EmailOf));
        (await reads[0].Answer).ShouldBe([Seat(User, 1)]);
        (await reads[1].Answer).ShouldBe([Seat(User, 2)]);
    }

    [SkippableFact]
    public async Task A_value_of_NULL_equals_nothing_not_even_the_empty_text()
    {
        await _store.Pipeline.TryCommitAsync([Email(""), Email("1")]);
        string?[] values = [null, "", null, "1"];
        PendingRead<EmailRow>[] reads = [.. values.Select(value => Read(new EmailOrNone(value)))];

        _reader.Answer(reads);

        (await Task.WhenAll(reads.Select(read => read.Answer))).Select(rows => rows.SingleOrDefault()).ShouldBe([null, Email(""), null, Email("1")]);
    }

    private void Execute(string sql)
    {
        using var session = MySqlSession.Open(_store.Options.MySql!, Timeout);
        session.Execute(sql);
    }

    private static PendingRead<EmailRow> Find(string email) => Read(new EmailOf(email));

    private static PendingRead<T> Read<T>(RowQuery<T> query)
        where T : Row =>
        new(query);

    private sealed record EmailOrNone(string? Email) : RowQuery<EmailRow>
    {
        private static readonly QueryPlan<EmailRow> Declared = EmailTable.Rows.Query<EmailOrNone>().Equal(EmailTable.NormalizedEmail, static query => query.Email!);

        public override QueryPlan<EmailRow> Plan() => Declared;
    }

    private static EmailRow Email(string email) => new(email, User) { Version = 1 };

    private static IdempotencyRow Answer(Guid user, int key) => new(user, $"{key:D5}", "", "", DateTimeOffset.UnixEpoch) { Version = 1 };

    private static SeatRow Seat(Guid buyer, int seat) =>
        new("p", $"{buyer:N}-{seat:D5}", SeatStatus.Held, "hold", buyer, DateTimeOffset.UnixEpoch, Extended: false, OrderId: null) { Version = 1 };
}
