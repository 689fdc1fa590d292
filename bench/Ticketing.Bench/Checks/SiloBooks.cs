using System.Text.Json;
using Ticketing.Silo.Storage.MySql;
using Ticketing.Silo.Storage.Sqlite;

namespace Ticketing.Bench.Checks;

/// <summary>The rows of a silo. SQLite and MySQL both have <c>json_array</c>, so one reader works for both.</summary>
internal sealed class SiloBooks : IBooks
{
    private const int Sold = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Func<string, IReadOnlyList<JsonElement>> _query;

    private SiloBooks(Func<string, IReadOnlyList<JsonElement>> query) => _query = query;

    /// <summary>The rows of a silo on SQLite.</summary>
    public static SiloBooks OfSqlite(string folder) => new(select =>
    {
        using var database = new SqliteDatabase(Path.Combine(folder, "ticketing.db"));
        var statement = database.Statement(select);
        var rows = new List<JsonElement>();
        while (statement.Step()) rows.Add(JsonSerializer.Deserialize<JsonElement>(statement.Columns.Text()));
        return rows;
    });

    /// <summary>The rows of a silo on MySQL.</summary>
    public static SiloBooks OfMySql(string connectionString) => new(select =>
    {
        var rows = new List<JsonElement>();
        using var session = MySqlSession.Open(connectionString, Patience);
        session.Query(select, reader =>
        {
            while (reader.Read()) rows.Add(JsonSerializer.Deserialize<JsonElement>(reader.GetString(0)));
        });
        return rows;
    });

    /// <inheritdoc/>
    public IReadOnlyList<SeatRow> Seats(string performance) =>
    [
        .. _query($"SELECT json_array(seat, hold_id, buyer, status) FROM seats WHERE performance = '{performance}' AND status IN (1, 2)")
            .Select(row => new SeatRow(row[0].GetString()!, row[1].GetString() ?? "", Plain(row[2].GetString()), row[3].GetInt32() == Sold)),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<TicketRow> Tickets(string performance) =>
    [
        .. _query($"SELECT json_array(seat, order_id) FROM tickets WHERE performance = '{performance}'")
            .Select(row => new TicketRow(row[0].GetString()!, row[1].GetString()!)),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<PlaceRow> Places(string performance) =>
    [
        .. _query($"SELECT json_array(user, number) FROM waiters WHERE performance = '{performance}'")
            .Select(row => new PlaceRow(Plain(row[0].GetString()), row[1].GetInt64())),
    ];

    // The API writes ids with hyphens, the tables have ids without hyphens.
    private static string Plain(string? id) => (id ?? "").Replace("-", "", StringComparison.Ordinal);
}
