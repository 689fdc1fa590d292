using System.Data.Common;
using System.Globalization;
using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;
using Ticketing.Silo.Storage.Mapping;

namespace Ticketing.Silo.Storage.MySql;

/// <summary>
/// Writes a batch in two round trips, however large it is: one that locks the rows that should be there and reads their versions,
/// and one that writes what the batch comes to and commits. Inserts are taken at their word, and the primary key judges them; a batch
/// of nothing else is one round trip.
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
        // While the server stays away, everybody is told at once instead of waiting for their turn to wait.
        _deadline = Environment.TickCount64 + (_isDown ? 0 : (long)patience.TotalMilliseconds);
        _isDown = true;
        hooks.BatchTaken?.Invoke(sql => connection.Session.Execute(sql));
        WriteInParts(batch);
        _isDown = false;
    }

    /// <inheritdoc/>
    public void Tidy()
    {
        // The server looks after itself.
    }

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    // A row that cannot be written fails its transaction. Halving finds its commit, so that it fails alone.
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

    /// <returns>Null when committed; the batch is settled then, also when a later part of it fails.</returns>
    private MySqlTrouble? TrySettle(IReadOnlyList<PendingCommit> batch, Care care)
    {
        if (Try(batch, care) is { } trouble) return trouble;
        foreach (var commit in batch) commit.IsSettled = true;
        return null;
    }

    /// <summary>Tries until it is committed, or refused for its content, or there is no time left.</summary>
    /// <returns>Null when committed.</returns>
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
#pragma warning disable CA1031 // Drivers throw many things when a server goes away; each is looked at.
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

    /// <returns>Null when committed; otherwise it was taken back.</returns>
    private MySqlTrouble? Transact(IReadOnlyList<PendingCommit> batch, Care care, ref bool commitSent)
    {
        var session = connection.Session;
        var script = new MySqlScript(session.MaxPacket / 4);
        var rows = new MySqlBatch(schema, batch, session.MaxPacket / 2);
        var hasBegun = TryReadVersions(session, script.Locks(rows.ToLock(care == Care.TrustInserts)).ToList(), script, rows);
        rows.Decide(hooks.IgnoreVersions);
        if (care == Care.TrustInserts && batch.Any(commit => commit.Conflict is not null))
        {
            // What was taken to be absent may have been the reason.
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

    /// <returns>True when it is certain that the transaction is over and was not committed.</returns>
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

    /// <exception cref="CommitOutcomeUnknownException">There was no time left to find out.</exception>
    private bool IsCommitted(Exception failure)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return connection.IsCommitted(_batch);
            }
#pragma warning disable CA1031 // As above.
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

    /// <summary>How a batch is written: the first way is the fast one, each next one is for what the one before could not judge.</summary>
    private enum Care
    {
        /// <summary>Rows that a commit inserts are taken to be absent.</summary>
        TrustInserts,

        /// <summary>Every row's version is read first.</summary>
        LockAll,

        /// <summary>One statement per row, for a single commit: the row is found that is against a second key or cannot be stored.</summary>
        RowByRow,
    }
}
