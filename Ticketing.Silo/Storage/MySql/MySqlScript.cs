using System.Text;
using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Silo.Storage.MySql;

/// <summary>Makes the SQL texts of a batch: many rows in a statement, many statements in a text, and no text too long.</summary>
/// <param name="longest">The most characters of a text; a single row may be longer.</param>
internal sealed class MySqlScript(int longest)
{
    // MariaDB turns a longer list of keys into a join, for which it reads the whole table.
    private const int MostRowsPerStatement = 500;

    private readonly Dictionary<Table, MySqlStatements> _statements = [];

    /// <summary>The statements that lock rows and return their versions, each with its table.</summary>
    public IEnumerable<(Table Table, string Text)> Locks(IEnumerable<IGrouping<Table, TouchedRow>> rows)
    {
        foreach (var group in rows)
        {
            var sql = StatementsOf(group.Key);
            foreach (var text in Statements(sql.Versions + "(", group.Select(row => sql.KeyOf(row.KeyLiterals)), ",", ") FOR UPDATE"))
                yield return (group.Key, text);
        }
    }

    /// <summary>The statements that write the result of a batch. Removals come first, so that the removed rows' second keys are free.</summary>
    public IEnumerable<string> Writes(MySqlBatch batch)
    {
        foreach (var group in batch.ToDelete)
        {
            var sql = StatementsOf(group.Key);
            foreach (var text in Statements(sql.Delete + "(", group.Select(row => sql.KeyOf(row.KeyLiterals)), ",", ")")) yield return text;
        }

        foreach (var group in batch.ToUpdate)
        {
            var sql = StatementsOf(group.Key);
            foreach (var text in Statements(sql.Insert + "(", group.Select(row => row.Values!), "),(", ")" + sql.Overwrite)) yield return text;
        }

        foreach (var group in batch.ToInsert)
        {
            foreach (var text in Statements(StatementsOf(group.Key).Insert + "(", group.Select(row => row.Values!), "),(", ")")) yield return text;
        }
    }

    /// <summary>The same writes with one statement per row, so that a row that cannot be written is identified.</summary>
    public IEnumerable<(Row Row, string Text)> WritesOneByOne(MySqlBatch batch) =>
        batch.ToDelete.SelectMany(rows => rows).Select(row => (row.By!.Value.Row, $"{StatementsOf(row.Table).Delete}({StatementsOf(row.Table).KeyOf(row.KeyLiterals)})"))
            .Concat(batch.ToUpdate.SelectMany(rows => rows).Select(row => (row.By!.Value.Row, $"{StatementsOf(row.Table).Insert}({row.Values}){StatementsOf(row.Table).Overwrite}")))
            .Concat(batch.ToInsert.SelectMany(rows => rows).Select(row => (row.By!.Value.Row, $"{StatementsOf(row.Table).Insert}({row.Values})")));

    /// <summary>Joins statements to texts of at most the longest length.</summary>
    public IEnumerable<string> Texts(IEnumerable<string> statements)
    {
        var text = new StringBuilder();
        foreach (var statement in statements)
        {
            if (text.Length > 0 && text.Length + statement.Length > longest)
            {
                yield return text.ToString();
                text.Clear();
            }

            text.Append(statement).Append(';');
        }

        if (text.Length > 0) yield return text.ToString();
    }

    private MySqlStatements StatementsOf(Table table)
    {
        if (!_statements.TryGetValue(table, out var statements)) _statements.Add(table, statements = new MySqlStatements(table));
        return statements;
    }

    private IEnumerable<string> Statements(string before, IEnumerable<string> rows, string between, string after)
    {
        var text = new StringBuilder();
        var count = 0;
        foreach (var row in rows)
        {
            if (count > 0 && (count == MostRowsPerStatement || text.Length + row.Length > longest))
            {
                yield return text.Append(after).ToString();
                (count, _) = (0, text.Clear());
            }

            text.Append(count++ == 0 ? before : between).Append(row);
        }

        if (count > 0) yield return text.Append(after).ToString();
    }
}
