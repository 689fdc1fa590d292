using Ticketing.Peers.Batches;
using Ticketing.Peers.Duties;
using Ticketing.Peers.Holds;

namespace Ticketing.Peers.Sqlite;

/// <summary>
/// One writer thread with one file. The thread takes everything that waits into one transaction, with a SAVEPOINT for each request, so that a request that
/// is refused is undone alone. The callers get their answers after the commit.
/// </summary>
internal sealed class SqliteSavepoints : ISeatDesign
{
    private const string Schema =
        """
        CREATE TABLE IF NOT EXISTS seats (
            performance TEXT NOT NULL, seat TEXT NOT NULL, hold_id TEXT, buyer TEXT, until INTEGER, order_id TEXT, PRIMARY KEY (performance, seat)) WITHOUT ROWID
        """;

    private const string Answers = "CREATE TABLE IF NOT EXISTS answers (id TEXT NOT NULL PRIMARY KEY, fingerprint TEXT NOT NULL, answer TEXT NOT NULL) WITHOUT ROWID";
    private const string OfBuyer = "CREATE INDEX IF NOT EXISTS of_buyer ON seats (performance, buyer)";
    private const string Kept = "SELECT fingerprint, answer FROM answers WHERE id = ?1";
    private const string Keep = "INSERT INTO answers (id, fingerprint, answer) VALUES (?1, ?2, ?3)";
    private const string Count = "SELECT count(*) FROM seats WHERE performance = ?1 AND buyer = ?2 AND until > ?3";
    private const string Exists = "SELECT 1 FROM seats WHERE performance = ?1 AND seat = ?2";

    private const string TakeIfFree =
        "UPDATE seats SET hold_id = ?1, buyer = ?2, until = ?3 WHERE performance = ?4 AND seat = ?5 AND (hold_id IS NULL OR until <= ?6)";

    private readonly BatchQueue<Func<HoldResult>, HoldResult> _queue = new();
    private readonly SqliteFile _file;

    /// <summary>Makes the design and starts its thread.</summary>
    /// <param name="path">The file.</param>
    /// <param name="duties">Whether the design has the same duties as the silo.</param>
    public SqliteSavepoints(string path, bool duties)
    {
        _file = new SqliteFile(path);
        _file.Execute(Schema);
        if (duties) _file.Execute(Answers);
        if (duties) _file.Execute(OfBuyer);
        new Thread(() => _queue.Run(Write)) { IsBackground = true, Name = "writer" }.Start();
    }

    /// <inheritdoc/>
    public async Task OpenAsync(string performance, IReadOnlyList<string> seats)
    {
        if (!_queue.TryAdd(() => Add(performance, seats), out var added)) throw new InvalidOperationException("The queue is full.");
        await added;
    }

    /// <inheritdoc/>
    public async ValueTask<HoldResult> HoldAsync(SeatHold hold, DateTimeOffset now) =>
        _queue.TryAdd(() => Decide(hold, now.ToUnixTimeMilliseconds()), out var result) ? await result : HoldOutcome.Busy;

    private HoldResult[] Write(IReadOnlyList<Func<HoldResult>> batch)
    {
        _file.Execute("BEGIN IMMEDIATE");
        try
        {
            HoldResult[] results = [.. batch.Select(InSavepoint)];
            _file.Execute("COMMIT");
            return results;
        }
        catch
        {
            _file.Execute("ROLLBACK");
            throw;
        }
    }

    private HoldResult InSavepoint(Func<HoldResult> request)
    {
        _file.Execute("SAVEPOINT request");
        var result = request();
        if (result.Outcome != HoldOutcome.Held) _file.Execute("ROLLBACK TO request");
        _file.Execute("RELEASE request");
        return result;
    }

    private HoldResult Add(string performance, IReadOnlyList<string> seats)
    {
        foreach (var seat in seats) _file.Execute("INSERT INTO seats (performance, seat) VALUES (?1, ?2)", performance, seat);
        return HoldOutcome.Held;
    }

    private HoldResult Decide(SeatHold hold, long now)
    {
        if (hold.Request is { } request && _file.Texts(Kept, request.Id) is var (fingerprint, answer))
            return fingerprint == request.Fingerprint ? new HoldResult(HoldOutcome.Repeated, answer) : HoldOutcome.KeyReused;
        var taken = _file.Execute(TakeIfFree, hold.HoldId, hold.Buyer, hold.Until.ToUnixTimeMilliseconds(), hold.Performance, hold.Seat, now);
        if (taken == 0) return _file.Number(Exists, hold.Performance, hold.Seat) is null ? HoldOutcome.Unknown : HoldOutcome.Taken;
        if (hold.Request is not { } kept) return HoldOutcome.Held;

        // The seat is counted too. A savepoint takes it back when it is one too many.
        if (_file.Number(Count, hold.Performance, hold.Buyer, now) > Desk.SeatLimit) return HoldOutcome.OverLimit;
        _file.Execute(Keep, kept.Id, kept.Fingerprint, kept.Answer);
        return HoldOutcome.Held;
    }
}
