using System.Data.Common;
using System.Globalization;
using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;
using Ticketing.Silo.Storage.Mapping;

namespace Ticketing.Silo.Storage.MySql;

/// <summary>
/// Writes a batch in two round trips, whatever its size, as long as the texts fit the server's packet. The first locks the rows that should
/// exist and reads their versions. The second writes the result of the batch and commits. Inserted rows are assumed not to exist, and the
/// primary key refuses them if they do; so a batch of inserts alone takes one round trip.
/// </summary>
internal sealed class MySqlWriter(MySqlWriterSession connection, Schema schema, StorageHooks hooks, TimeSpan patience) : IBatchWriter
{
    private const string Begin = "START TRANSACTION";
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private long _batch;
    private long _deadline;
    private bool _isDown;

    /// <inheritdoc/>
    public void Write(IReadOnlyList<PendingCommit> batch)
    {
        // While the server stays away, later batches get no time to wait: their callers are told at once.
        _deadline = Environment.TickCount64 + (_isDown ? 0 : (long)patience.TotalMilliseconds);
        _isDown = true;
        hooks.BatchTaken?.Invoke(sql => connection.Session.Execute(sql));
        WriteInParts(batch);
        _isDown = false;
    }

    /// <inheritdoc/>
    public void Tidy()
    {
        // The server needs no upkeep from its clients.
    }

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    // A row that cannot be written fails the whole transaction. Halving the batch finds the commit of that row, so that it fails alone.
    private void WriteInParts(IReadOnlyList<PendingCommit> batch)
    {
        if (TrySettle(batch, Care.TrustInserts) is not { } trouble) return;
        if (trouble == MySqlTrouble.Duplicate && TrySettle(batch, Care.LockAll) is null) return;
        if (batch.Count == 1)
        {
            TrySettle(batch, Care.RowByRow);
            return;
        }

        var half = batch.Count / 2;
        WriteInParts([.. batch.Take(half)]);
        WriteInParts([.. batch.Skip(half)]);
    }

    /// <returns>Null when these commits are settled. They stay settled even when another part of the batch fails later.</returns>
    private MySqlTrouble? TrySettle(IReadOnlyList<PendingCommit> batch, Care care)
    {
        if (Try(batch, care) is { } trouble) return trouble;
        foreach (var commit in batch) commit.IsSettled = true;
        return null;
    }

    /// <summary>Repeats the transaction until it is committed, or refused for its content, or there is no time left.</summary>
    /// <returns>Null when these commits are settled.</returns>
    private MySqlTrouble? Try(IReadOnlyList<PendingCommit> batch, Care care)
    {
        for (var attempt = 0; ; attempt++)
        {
            var commitSent = false;
            try
            {
                _batch++;
                return Transact(batch, care, ref commitSent);
            }
#pragma warning disable CA1031 // Drivers throw many exceptions when a server goes away. Each is examined below.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                var trouble = MySqlTroubles.Of(failure);
                if (!TryRollback(trouble) && commitSent && IsCommitted(failure)) return null;
                if (trouble is MySqlTrouble.Duplicate or MySqlTrouble.BadRow) return trouble;
                if (Environment.TickCount64 >= _deadline) throw new StoreUnavailableException($"The database failed, nothing was written: {failure.Message}", failure);
                Pause(attempt);
            }
        }
    }

    /// <returns>Null when the batch is settled: committed, or, row by row, its only commit marked as refused. Otherwise it was rolled back.</returns>
    private MySqlTrouble? Transact(IReadOnlyList<PendingCommit> batch, Care care, ref bool commitSent)
    {
        var session = connection.Session;
        var script = new MySqlScript(session.MaxPacket / 4);
        var rows = new MySqlBatch(schema, batch, session.MaxPacket / 2);
        var hasBegun = TryReadVersions(session, script.Locks(rows.ToLock(care == Care.TrustInserts)).ToList(), script, rows);
        rows.Decide(hooks.IgnoreVersions);
        if (care == Care.TrustInserts && batch.Any(commit => commit.Conflict is not null))
        {
            // The conflict may come from a row that was wrongly assumed not to exist. The next attempt reads every version.
            session.Execute("ROLLBACK");
            return MySqlTrouble.Duplicate;
        }

        if (care == Care.RowByRow)
        {
            if (!hasBegun) session.Execute(Begin);
            if (!TryWriteOneByOne(session, script, rows, batch[0])) return null;
            commitSent = true;
            session.Execute($"{connection.Mark(_batch)};COMMIT");
            return null;
        }

        var statements = script.Writes(rows).Append(connection.Mark(_batch));
        if (!hasBegun) statements = statements.Prepend(Begin);
        if (hooks.Committing is null) statements = statements.Append("COMMIT");
        var texts = script.Texts(statements).ToList();
        foreach (var text in texts.SkipLast(1)) session.Execute(text);
        if (hooks.Committing is { } committing)
        {
            session.Execute(texts[^1]);
            texts[^1] = "COMMIT";
            committing(session.Execute);
        }

        commitSent = true;
        session.Execute(texts[^1]);
        hooks.Committed?.Invoke(session.Execute);
        return null;
    }

    /// <returns>False when there was nothing to read, so that the transaction has not begun.</returns>
    private static bool TryReadVersions(MySqlSession session, List<(Table Table, string Text)> locks, MySqlScript script, MySqlBatch rows)
    {
        var begin = $"{Begin};";
        var tables = new Queue<Table>(locks.Select(part => part.Table));
        foreach (var text in script.Texts(locks.Select(part => part.Text)))
        {
            session.Query(begin + text, reader =>
            {
                do
                {
                    if (reader.FieldCount > 0) ReadVersions(reader, tables.Dequeue(), rows);
                }
                while (reader.NextResult());
            });
            begin = "";
        }

        if (tables.Count > 0) throw new InvalidOperationException($"{tables.Count} answers of the database are missing.");
        return locks.Count > 0;
    }

    private static void ReadVersions(DbDataReader reader, Table table, MySqlBatch rows)
    {
        while (reader.Read())
        {
            var parts = Enumerable.Range(0, table.KeyLength).Select(part => Convert.ToString(reader.GetValue(part), CultureInfo.InvariantCulture)!).ToArray();
            rows.Found(table, new RowKey(parts[0], parts.ElementAtOrDefault(1) ?? "", parts.ElementAtOrDefault(2) ?? ""), reader.GetInt64(table.KeyLength));
        }
    }

    private static bool TryWriteOneByOne(MySqlSession session, MySqlScript script, MySqlBatch rows, PendingCommit commit)
    {
        foreach (var (row, text) in script.WritesOneByOne(rows))
        {
            try
            {
                session.Execute(text);
            }
            catch (DbException failure) when (MySqlTroubles.Of(failure) is MySqlTrouble.Duplicate or MySqlTrouble.BadRow)
            {
                if (MySqlTroubles.Of(failure) == MySqlTrouble.Duplicate) commit.Conflict = row;
                else commit.Reject(row, failure);
                session.Execute("ROLLBACK");
                return false;
            }
        }

        return true;
    }

    /// <summary>Rolls the transaction back, or gives the connection up.</summary>
    /// <returns>True when it is certain that the transaction was not committed.</returns>
    private bool TryRollback(MySqlTrouble trouble)
    {
        try
        {
            if (trouble != MySqlTrouble.Unknown)
            {
                connection.Session.Execute("ROLLBACK");
                return true;
            }
        }
        catch (DbException)
        {
            // The connection is given up below.
        }

        connection.Drop();
        return false;
    }

    /// <summary>Finds out, after a lost answer to COMMIT, whether the transaction was committed.</summary>
    /// <exception cref="CommitOutcomeUnknownException">There was no time left to find out.</exception>
    private bool IsCommitted(Exception failure)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return connection.IsCommitted(_batch);
            }
#pragma warning disable CA1031 // Drivers throw many exceptions when a server goes away.
            catch (Exception)
#pragma warning restore CA1031
            {
                connection.Drop();
                if (Environment.TickCount64 >= _deadline)
                    throw new CommitOutcomeUnknownException($"The connection broke during COMMIT, the outcome is unknown: {failure.Message}", failure);
                Pause(attempt);
            }
        }
    }

    private static void Pause(int attempt) =>
        Thread.Sleep((int)Math.Min(LongestPause.TotalMilliseconds, 20 << Math.Min(attempt, 10)));

    /// <summary>How a batch is written. The first way is the fastest; each next way is for a batch that the way before could not decide.</summary>
    private enum Care
    {
        /// <summary>Rows that a commit inserts are assumed not to exist.</summary>
        TrustInserts,

        /// <summary>The version of every row is read first.</summary>
        LockAll,

        /// <summary>One statement per row, for a single commit. This finds the row that violates a second key or cannot be stored.</summary>
        RowByRow,
    }
}
