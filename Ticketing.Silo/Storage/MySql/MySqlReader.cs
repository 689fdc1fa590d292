using System.Data.Common;
using System.Text;
using System.Text.Json;
using Ticketing.Grains.Storage;

namespace Ticketing.Silo.Storage.MySql;

/// <summary>
/// Answers a batch of queries in one round trip. Each statement sees what was committed when it began, which is after it was asked.
/// A connection that broke is made again once; the queries it did not answer are asked again.
/// </summary>
internal sealed class MySqlReader(string connectionString, TimeSpan timeout) : IBatchReader
{
    private readonly MySqlLiterals _literals = new();
    private readonly MySqlColumns _columns = new();
    private MySqlSession? _session;
    private bool _isDown;

    /// <inheritdoc/>
    public void Answer(IReadOnlyList<PendingRead> batch)
    {
        try
        {
            AskAll(batch);
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

    private void AskAll(IReadOnlyList<PendingRead> batch)
    {
        var session = Connect();
        var text = new StringBuilder();
        var asked = new List<PendingRead>(batch.Count);
        foreach (var read in batch)
        {
            if (read.IsAnswered || !TryAppend(text, read)) continue;
            asked.Add(read);
            if (text.Length >= session.MaxPacket / 4) Ask(text, asked);
        }

        if (asked.Count > 0) Ask(text, asked);
    }

    // One query that the server cannot answer must not fail the others.
    private void AskOneByOne(IReadOnlyList<PendingRead> batch)
    {
        foreach (var read in batch.Where(read => !read.IsAnswered))
        {
            Connect();
            try
            {
                AskAll([read]);
            }
            catch (DbException failure) when (MySqlDriver.ErrorNumber(failure) is > 0)
            {
                read.Fail(new StoreUnavailableException($"Reading {read.Plan.QueryType.Name} failed: {failure.Message}", failure));
                Drop();
            }
        }
    }

    private void Ask(StringBuilder text, List<PendingRead> asked)
    {
        var next = 0;
        Connect().Query(text.ToString(), reader =>
        {
            do
            {
                Complete(asked[next++], reader);
            }
            while (reader.NextResult());
        });
        if (next < asked.Count) throw new InvalidOperationException($"{asked.Count - next} answers of the database are missing.");
        text.Clear();
        asked.Clear();
    }

    private void Complete(PendingRead read, DbDataReader rows)
    {
        try
        {
            while (rows.Read())
            {
                _columns.Rewind(rows);
                read.Add(_columns);
            }
        }
        catch (Exception failure) when (failure is InvalidDataException or FormatException or OverflowException or InvalidCastException or JsonException)
        {
            // A row that cannot be read is the trouble of whoever asked for it; the rest of its answer is skipped.
            read.Fail(failure);
        }

        read.Complete();
    }

    private bool TryAppend(StringBuilder text, PendingRead read)
    {
        try
        {
            _literals.Clear();
            read.Begin(_literals);
            MySqlStatements.AppendQuery(text, read.Plan, _literals);
            return true;
        }
#pragma warning disable CA1031 // Whatever a query's binder throws is its caller's.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            read.Fail(failure);
            return false;
        }
    }

    private MySqlSession Connect() => _session ??= MySqlSession.Open(connectionString, timeout);

    private void Drop()
    {
        _session?.Dispose();
        _session = null;
    }
}
