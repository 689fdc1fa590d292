using System.Collections.Concurrent;
using System.Data.Common;
using Ticketing.Peers.Duties;
using Ticketing.Peers.Holds;
using Ticketing.Peers.Storage;

namespace Ticketing.Peers.Batches;

/// <summary>
/// The strongest simple design without actors: one process, one queue, one writer on one connection. The writer decides a batch in memory, writes all its
/// holds with one multi-row statement in one transaction, and answers after the commit. Nobody else writes the tables, so memory and rows agree. With the
/// same duties as the silo the limit is counted in memory, and one query per batch looks for answers that are kept.
/// </summary>
internal sealed class WriterQueue : ISeatDesign
{
    /// <summary>One connection writes; the others read the seats of performances that a new process does not know yet.</summary>
    public const int Connections = 4;

    private const string Rows = "SELECT seat, buyer, IFNULL(until, 0) FROM seats WHERE performance = @performance";

    private readonly ConcurrentDictionary<string, Lazy<Task<SeatMemory>>> _performances = new(StringComparer.Ordinal);
    private readonly BatchQueue<Wish, HoldResult> _queue = new();
    private readonly SeatTable _table;

    /// <summary>Makes the design and starts its writer.</summary>
    public WriterQueue(SeatTable table)
    {
        _table = table;
        _ = _queue.RunAsync(WriteAsync);
    }

    /// <summary>Makes the design with the same duties as the silo.</summary>
    public static async Task<WriterQueue> WithDutiesAsync(SeatTable table)
    {
        await MySqlAnswers.MakeAsync(table.Sessions);
        return new WriterQueue(table);
    }

    /// <inheritdoc/>
    public async Task OpenAsync(string performance, IReadOnlyList<string> seats)
    {
        await _table.AddAsync(performance, seats);
        await MemoryOf(performance);
    }

    /// <inheritdoc/>
    public async ValueTask<HoldResult> HoldAsync(SeatHold hold, DateTimeOffset now)
    {
        var wish = new Wish(hold, await MemoryOf(hold.Performance), now.ToUnixTimeMilliseconds());
        if (wish.Refusal is { } refusal && !wish.MayBeRepeat) return refusal;
        return _queue.TryAdd(wish, out var result) ? await result : HoldOutcome.Busy;
    }

    // A new process reads the seats of a performance when it first hears of it.
    private Task<SeatMemory> MemoryOf(string performance) =>
        _performances.GetOrAdd(performance, static (performance, table) => new(() => ReadAsync(table, performance)), _table).Value;

    private static async Task<SeatMemory> ReadAsync(SeatTable table, string performance)
    {
        using var lease = await table.Sessions.RentAsync();
        await using var rows = await lease.Session.QueryAsync(Rows, ("@performance", performance));
        var memory = new SeatMemory();
        while (await rows.ReadAsync()) memory.Add(rows.GetString(0), rows.IsDBNull(1) ? null : rows.GetString(1), rows.GetInt64(2));
        return memory;
    }

    private async Task<HoldResult[]> WriteAsync(IReadOnlyList<Wish> batch)
    {
        using var lease = await _table.Sessions.RentAsync();
        KeptRequest[] requests = [.. batch.Select(wish => wish.Hold.Request).OfType<KeptRequest>()];
        var decisions = new Decisions(await KeptAsync(lease.Session, requests));
        HoldResult[] results = [.. batch.Select(decisions.Decide)];
        if (decisions.Held.Count == 0) return results;

        await CommitAsync(lease.Session, decisions.Held, requests.Length > 0);
        foreach (var (wish, result) in batch.Zip(results))
        {
            if (result.Outcome == HoldOutcome.Held) wish.Memory.Committed(wish.Hold.Seat, wish.Hold.Buyer, wish.Hold.Until.ToUnixTimeMilliseconds());
        }

        return results;
    }

    private static async Task CommitAsync(Session session, IReadOnlyList<SeatHold> held, bool withAnswers)
    {
        if (!withAnswers)
        {
            await session.ExecuteAsync(SeatTable.TakeAll(held));
            return;
        }

        try
        {
            await session.ExecuteAsync($"START TRANSACTION; {SeatTable.TakeAll(held)}; {MySqlAnswers.KeepAll(held.Select(hold => hold.Request!))}; COMMIT");
        }
        catch (DbException)
        {
            await session.ExecuteAsync("ROLLBACK");
            throw;
        }
    }

    private static async Task<IReadOnlyDictionary<string, KeptRequest>> KeptAsync(Session session, KeptRequest[] requests)
    {
        var kept = new Dictionary<string, KeptRequest>(StringComparer.Ordinal);
        if (requests.Length == 0) return kept;
        await using var rows = await session.QueryAsync(MySqlAnswers.FindAll(requests));
        while (await rows.ReadAsync()) kept.Add(rows.GetString(0), new KeptRequest(rows.GetString(0), rows.GetString(1), rows.GetString(2)));
        return kept;
    }
}
