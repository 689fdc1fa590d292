using Ticketing.Grains.Seats.Tickets;
using Ticketing.Grains.Storage;
using Ticketing.Silo.Storage;

namespace Ticketing.Tests.Simulation;

/// <summary>The steps at which the simulator may let time pass, or stop for ever.</summary>
internal enum StoreStep
{
    BeforeCommit,
    BeforeCommitAnswer,
    BeforeRead,
    BeforeReadAnswer,
}

/// <summary>The fate of a commit.</summary>
internal enum CommitFault
{
    None,

    /// <summary>Nothing is written, and the caller is told that.</summary>
    NotWritten,

    /// <summary>The commit is written, and the caller is told that the outcome is unknown.</summary>
    WrittenAnswerLost,
}

/// <summary>
/// The row store in memory, with the semantics of the real one (one contract suite runs on both). The object outlives the silos that use
/// it, as a disk does. The store is single-threaded: every step between two delays is atomic. A commit that a crashed silo had begun is written
/// only if the simulator still completes its <see cref="StoreStep.BeforeCommit"/> delay.
/// </summary>
internal sealed class SimulatedStore : IRowStore
{
    private readonly Dictionary<Type, SortedDictionary<RowKey, Row>> _tables = [];

    /// <summary>The delay that is awaited at every step.</summary>
    public Func<StoreStep, Task> Delay { get; set; } = _ => Task.CompletedTask;

    /// <summary>Decides the fate of every commit, just before it is written.</summary>
    public Func<IReadOnlyList<RowWrite>, CommitFault> Fault { get; set; } = _ => CommitFault.None;

    /// <summary>Whether the next read fails.</summary>
    public Func<bool> ReadFails { get; set; } = () => false;

    /// <summary>Called at once after every written commit, to check invariants that must hold after each.</summary>
    public Action<IReadOnlyList<RowWrite>> Written { get; set; } = _ => { };

    /// <summary>The committed rows of a type by key, without delay, for checks of invariants.</summary>
    public IEnumerable<T> Rows<T>()
        where T : Row => TableOf(typeof(T)).Values.Cast<T>().ToList();

    public async ValueTask<Row?> TryCommitAsync(IReadOnlyList<RowWrite> writes)
    {
        RowRules.Check(writes);
        await Delay(StoreStep.BeforeCommit);
        var fault = Fault(writes);
        if (fault == CommitFault.NotWritten) throw new StoreUnavailableException("Simulated: not written.");

        var conflict = Apply(writes);
        if (conflict is null) Written(writes);
        await Delay(StoreStep.BeforeCommitAnswer);
        if (fault == CommitFault.WrittenAnswerLost) throw new CommitOutcomeUnknownException("Simulated: the answer was lost.");
        return conflict;
    }

    public async ValueTask<IReadOnlyList<T>> ReadAsync<T>(RowQuery<T> query)
        where T : Row
    {
        RowRules.Check(query);
        await Delay(StoreStep.BeforeRead);
        if (ReadFails()) throw new StoreUnavailableException("Simulated: not read.");

        var plan = query.Plan();
        var matching = TableOf(typeof(T)).Values.Cast<T>().Where(row => plan.Matches(query, row));

        // Rows lie by primary key here.
        var answer = (plan.IsInKeyOrder ? matching : matching.Order(plan.Order)).Take(query.Limit).ToList();
        await Delay(StoreStep.BeforeReadAnswer);
        return answer;
    }

    private Row? Apply(IReadOnlyList<RowWrite> writes)
    {
        var undo = new Stack<(Type Table, RowKey Key, Row? Before)>();
        foreach (var write in writes)
        {
            var (table, key) = (TableOf(write.Row.GetType()), write.Row.Key);
            var before = table.GetValueOrDefault(key);
            if (!IsExpected(write, before) || (!write.Delete && BreaksUnique(table, write.Row)))
            {
                foreach (var (type, undoKey, row) in undo) Put(TableOf(type), undoKey, row);
                return write.Row;
            }

            undo.Push((write.Row.GetType(), key, before));
            Put(table, key, write.Delete ? null : write.Row);
        }

        return null;
    }

    private static bool IsExpected(RowWrite write, Row? before) => write switch
    {
        { Delete: true } => before is not null && before.Version == write.Row.Version,
        { Row.Version: 1 } => before is null,
        _ => before is not null && before.Version == write.Row.Version - 1,
    };

    // The only unique index besides the primary keys is tickets.serial.
    private static bool BreaksUnique(SortedDictionary<RowKey, Row> table, Row row) =>
        row is TicketRow ticket && table.Values.Cast<TicketRow>().Any(other => other.Serial == ticket.Serial && other.Key != ticket.Key);

    private static void Put(SortedDictionary<RowKey, Row> table, RowKey key, Row? row)
    {
        if (row is null) table.Remove(key);
        else table[key] = row;
    }

    private SortedDictionary<RowKey, Row> TableOf(Type row)
    {
        if (!_tables.TryGetValue(row, out var table)) _tables.Add(row, table = new SortedDictionary<RowKey, Row>(ByParts));
        return table;
    }

    private static readonly Comparer<RowKey> ByParts = Comparer<RowKey>.Create(static (left, right) =>
        string.CompareOrdinal(left.First, right.First) is not 0 and var first ? first
        : string.CompareOrdinal(left.Second, right.Second) is not 0 and var second ? second
        : string.CompareOrdinal(left.Third, right.Third));
}
