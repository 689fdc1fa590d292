using System.Data.Common;
using System.Text;

namespace Ticketing.Silo.Storage.MySql;

/// <summary>Statements that are asked in one round trip, or in a few when they are long, and what takes the answer of each.</summary>
internal sealed class MySqlQuestions(MySqlSession session, MySqlColumns columns)
{
    private readonly StringBuilder _text = new();
    private readonly List<Action<DbDataReader>> _takers = [];

    /// <summary>The characters from which on a text is sent; as many are bytes.</summary>
    public int Longest { get; } = session.MaxPacket / 4;

    /// <summary>Adds a query.</summary>
    /// <param name="read">The query.</param>
    /// <param name="values">Its values and its limit.</param>
    public void Add(PendingRead read, MySqlLiterals values)
    {
        MySqlStatements.AppendQuery(_text, read.Plan, values);
        Add(rows =>
        {
            while (!read.IsAnswered && rows.Read()) columns.Give(rows, read);
            read.Complete();
        });
    }

    /// <summary>Adds several queries in one statement.</summary>
    public void Add(QueriesTogether queries)
    {
        _text.Append(queries.Text());
        Add(rows => queries.Take(rows, columns));
    }

    /// <summary>Asks what was not asked yet.</summary>
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
