using System.Data.Common;
using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Silo.Storage.MySql;

/// <summary>
/// Answers a batch of queries in one round trip, with one statement for all queries of one plan. Each statement sees everything that was
/// committed when it began, which is after its queries were asked. After a failure the reader reconnects once and asks the unanswered
/// queries again, one by one. While the database stays away, later batches fail without a second attempt.
/// </summary>
internal sealed class MySqlReader(string connectionString, TimeSpan timeout) : IBatchReader
{
    private readonly MySqlLiterals _literals = new();
    private readonly MySqlColumns _columns = new();
    private readonly Dictionary<QueryPlan, SameQueries?> _together = [];
    private MySqlSession? _session;
    private bool _isDown;

    /// <inheritdoc/>
    public void Answer(IReadOnlyList<PendingRead> batch)
    {
        try
        {
            AskAll(batch, together: true);
            // Asks each query alone whose common answer would have been too large.
            AskAll(batch, together: false);
            _isDown = false;
        }
        catch (Exception) when (!_isDown)
        {
            Drop();
            _isDown = true;
            AskOneByOne(batch);
            _isDown = false;
        }
        catch
        {
            Drop();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Drop();

    private void AskAll(IReadOnlyList<PendingRead> batch, bool together)
    {
        var questions = new MySqlQuestions(Connect(), _columns);
        var groups = new Dictionary<QueryPlan, QueriesTogether>();
        foreach (var read in batch)
        {
            if (read.IsAnswered || !TryBind(read)) continue;
            if (!together || HowTogether(read.Plan) is not { } how)
            {
                questions.Add(read, _literals);
                continue;
            }

            if (!groups.TryGetValue(read.Plan, out var group)) groups.Add(read.Plan, group = new QueriesTogether(how));
            if (!group.TryAdd(read, _literals)) questions.Add(read, _literals);
            if (!group.IsFull(questions.Longest)) continue;
            questions.Add(group);
            groups.Remove(read.Plan);
        }

        foreach (var group in groups.Values)
        {
            if (group.Reads.Count > 1)
            {
                questions.Add(group);
                continue;
            }

            foreach (var read in group.Reads.Where(TryBind)) questions.Add(read, _literals);
        }

        questions.Ask();
    }

    // A query that the server cannot answer must not fail the others.
    private void AskOneByOne(IReadOnlyList<PendingRead> batch)
    {
        foreach (var read in batch.Where(read => !read.IsAnswered))
        {
            Connect();
            try
            {
                AskAll([read], together: false);
            }
            catch (DbException failure) when (MySqlDriver.ErrorNumber(failure) is > 0)
            {
                read.Fail(new StoreUnavailableException($"Reading {read.Plan.QueryType.Name} failed: {failure.Message}", failure));
                Drop();
            }
        }
    }

    private bool TryBind(PendingRead read)
    {
        try
        {
            _literals.Clear();
            read.Begin(_literals);
            return true;
        }
#pragma warning disable CA1031 // An exception of a query's binder goes to its caller.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            read.Fail(failure);
            return false;
        }
    }

    private SameQueries? HowTogether(QueryPlan plan)
    {
        if (!_together.TryGetValue(plan, out var how)) _together.Add(plan, how = SameQueries.Of(plan));
        return how;
    }

    private MySqlSession Connect() => _session ??= MySqlSession.Open(connectionString, timeout);

    private void Drop()
    {
        _session?.Dispose();
        _session = null;
    }
}
