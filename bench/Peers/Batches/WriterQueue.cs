using System.Collections.Concurrent;
using Ticketing.Peers.Holds;

namespace Ticketing.Peers.Batches;

/// <summary>
/// The strongest simple design without actors: one process, one queue, one writer on one connection. The writer decides a batch in memory, writes all its
/// holds with one multi-row statement in one transaction, and answers after the commit. Nobody else writes the table, so memory and rows agree.
/// </summary>
internal sealed class WriterQueue : ISeatDesign
{
    private readonly ConcurrentDictionary<string, Lazy<Task<SeatMemory>>> _performances = new(StringComparer.Ordinal);
    private readonly BatchQueue<Wish, HoldOutcome> _queue = new();
    private readonly SeatTable _table;

    /// <summary>Makes the design and starts its writer.</summary>
    public WriterQueue(SeatTable table)
    {
        _table = table;
        _ = _queue.RunAsync(WriteAsync);
    }

    /// <inheritdoc/>
    public async Task OpenAsync(string performance, IReadOnlyList<string> seats)
    {
        await _table.AddAsync(performance, seats);
        await MemoryOf(performance);
    }

    /// <inheritdoc/>
    public async ValueTask<HoldOutcome> HoldAsync(SeatHold hold, DateTimeOffset now)
    {
        var memory = await MemoryOf(hold.Performance);
        var wish = new Wish(hold, memory, now.ToUnixTimeMilliseconds());
        if (wish.Refusal is { } refusal) return refusal;
        return _queue.TryAdd(wish, out var outcome) ? await outcome : HoldOutcome.Busy;
    }

    // A new process reads the seats of a performance when it first hears of it.
    private Task<SeatMemory> MemoryOf(string performance) =>
        _performances.GetOrAdd(performance, static (performance, table) => new(() => ReadAsync(table, performance)), _table).Value;

    private static async Task<SeatMemory> ReadAsync(SeatTable table, string performance)
    {
        using var lease = await table.Sessions.RentAsync();
        await using var rows = await lease.Session.QueryAsync("SELECT seat, IFNULL(until, 0) FROM seats WHERE performance = @performance", ("@performance", performance));
        var seats = new List<KeyValuePair<string, long>>();
        while (await rows.ReadAsync()) seats.Add(new(rows.GetString(0), rows.GetInt64(1)));
        return new SeatMemory(seats);
    }

    private async Task<HoldOutcome[]> WriteAsync(IReadOnlyList<Wish> batch)
    {
        // Memory has only committed holds, so a seat that an earlier wish of this batch gets is remembered here.
        var given = new HashSet<(string, string)>();
        var outcomes = batch.Select(wish => wish.Refusal ?? (given.Add((wish.Hold.Performance, wish.Hold.Seat)) ? HoldOutcome.Held : HoldOutcome.Taken)).ToArray();
        Wish[] held = [.. batch.Where((_, i) => outcomes[i] == HoldOutcome.Held)];
        if (held.Length == 0) return outcomes;

        using (var lease = await _table.Sessions.RentAsync()) await lease.Session.ExecuteAsync(SeatTable.TakeAll(held.Select(wish => wish.Hold)));
        foreach (var wish in held) wish.Memory.Committed(wish.Hold.Seat, wish.Hold.Until.ToUnixTimeMilliseconds());
        return outcomes;
    }

    private sealed record Wish(SeatHold Hold, SeatMemory Memory, long Now)
    {
        public HoldOutcome? Refusal => Memory.Until(Hold.Seat) is { } until ? until > Now ? HoldOutcome.Taken : null : HoldOutcome.Unknown;
    }
}
