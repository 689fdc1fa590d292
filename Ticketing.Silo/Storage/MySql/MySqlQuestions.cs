using System.Data.Common;
using System.Text;

namespace Ticketing.Silo.Storage.MySql;

/// <summary>Sends several queries in one round trip, or in a few when they are long, and hands each answer to its query.</summary>
internal sealed class MySqlQuestions(MySqlSession session, MySqlColumns columns)
{
    private readonly StringBuilder _text = new();
    private readonly List<Action<DbDataReader>> _takers = [];

    /// <summary>A text of this many characters is sent. All are ASCII, so this is also the number of bytes.</summary>
    public int Longest { get; } = session.MaxPacket / 4;

    /// <summary>Adds a query.</summary>
    /// <param name="read">The query.</param>
    /// <param name="values">The query's values and its limit.</param>
    public void Add(PendingRead read, MySqlLiterals values)
    {
        MySqlStatements.AppendQuery(_text, read.Plan, values);
        Add(rows =>
        {
            while (!read.IsAnswered && rows.Read()) columns.Give(rows, read);
            read.Complete();
        });
    }

    /// <summary>Adds one statement for several queries.</summary>
    public void Add(QueriesTogether queries)
    {
        _text.Append(queries.Text());
        Add(rows => queries.Take(rows, columns));
    }

    /// <summary>Sends the queries that were not sent yet.</summary>
    public void Ask()
    {
        if (_takers.Count == 0) return;
        var next = 0;
        session.Query(_text.ToString(), rows =>
        {
            do
            {
                _takers[next++](rows);
            }
            while (rows.NextResult());
        });
        if (next < _takers.Count) throw new InvalidOperationException($"{_takers.Count - next} answers of the database are missing.");
        _text.Clear();
        _takers.Clear();
    }

    private void Add(Action<DbDataReader> taker)
    {
        _takers.Add(taker);
        if (_text.Length >= Longest) Ask();
    }
}
