using Ticketing.Silo.Storage.MySql;

namespace Ticketing.Bench.Checks;

/// <summary>The rows of a peer that keeps its data in MySQL.</summary>
internal sealed class PeerBooks(string connectionString) : IBooks
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public IReadOnlyList<SeatRow> Seats(string performance) =>
        Query($"SELECT seat, hold_id, buyer FROM seats WHERE performance = '{performance}' AND hold_id IS NOT NULL",
            (seat, hold, buyer) => new SeatRow(seat, hold, buyer, IsSold: false));

    /// <inheritdoc/>
    public IReadOnlyList<TicketRow> Tickets(string performance) => [];

    /// <inheritdoc/>
    public IReadOnlyList<PlaceRow> Places(string performance) =>
        Query($"SELECT person, CAST(number AS CHAR), '' FROM places WHERE performance = '{performance}'",
            (person, number, _) => new PlaceRow(person, long.Parse(number)));

    private List<T> Query<T>(string select, Func<string, string, string, T> row)
    {
        var rows = new List<T>();
        using var session = MySqlSession.Open(connectionString, Patience);
        session.Query(select, reader =>
        {
            while (reader.Read()) rows.Add(row(reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        });
        return rows;
    }
}
