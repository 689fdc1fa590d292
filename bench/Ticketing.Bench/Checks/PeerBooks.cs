using System.Text.Json;
using Npgsql;
using Ticketing.Silo.Storage.MySql;
using Ticketing.Silo.Storage.Sqlite;

namespace Ticketing.Bench.Checks;

/// <summary>The rows of a peer that keeps its data in a database. The tables have the same names and columns on every database.</summary>
internal sealed class PeerBooks : IBooks
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Func<string, IReadOnlyList<string[]>> _query;

    private readonly bool _sells;

    private PeerBooks(Func<string, IReadOnlyList<string[]>> query, bool sells = false) => (_query, _sells) = (query, sells);

    /// <summary>The rows of a peer on MySQL.</summary>
    /// <param name="connectionString">The connection string of the database.</param>
    /// <param name="sells">Whether the peer also has tickets.</param>
    public static PeerBooks OfMySql(string connectionString, bool sells) => new(select => MySql(connectionString, select), sells);

    /// <summary>The rows of a peer on PostgreSQL.</summary>
    public static PeerBooks OfPostgres(string connectionString) => new(select =>
    {
        var rows = new List<string[]>();
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        using var command = new NpgsqlCommand(select, connection);
        using var reader = command.ExecuteReader();
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        return rows;
    });

    /// <summary>The rows of a peer on SQLite. All its columns are read as one JSON text.</summary>
    public static PeerBooks OfSqlite(string file) => new(select =>
    {
        var rows = new List<string[]>();
        using var database = new SqliteDatabase(file);
        var columns = select["SELECT ".Length..select.IndexOf(" FROM ", StringComparison.Ordinal)];
        var statement = database.Statement($"SELECT json_array({columns}){select[select.IndexOf(" FROM ", StringComparison.Ordinal)..]}");
        while (statement.Step()) rows.Add(JsonSerializer.Deserialize<string[]>(statement.Columns.Text())!);
        return rows;
    });

    /// <inheritdoc/>
    public IReadOnlyList<SeatRow> Seats(string performance) =>
    [
        .. _query($"SELECT seat, hold_id, buyer, COALESCE(order_id, '') FROM seats WHERE performance = '{performance}' AND hold_id IS NOT NULL")
            .Select(row => new SeatRow(row[0], row[1], row[2], IsSold: row[3].Length > 0)),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<TicketRow> Tickets(string performance) => _sells
        ? [.. _query($"SELECT seat, order_id FROM tickets WHERE performance = '{performance}'").Select(row => new TicketRow(row[0], row[1]))]
        : [];

    /// <inheritdoc/>
    public IReadOnlyList<PlaceRow> Places(string performance) =>
    [
        .. _query($"SELECT person, CAST(number AS CHAR) FROM places WHERE performance = '{performance}'")
            .Select(row => new PlaceRow(row[0], long.Parse(row[1]))),
    ];

    private static List<string[]> MySql(string connectionString, string select)
    {
        var rows = new List<string[]>();
        using var session = MySqlSession.Open(connectionString, Patience);
        session.Query(select, reader =>
        {
            while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        });
        return rows;
    }
}
