using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms.Journal;
using Ticketing.Silo.Storage.Mapping;

namespace Ticketing.Silo.Storage.Tables;

/// <summary>Table <c>rooms</c>.</summary>
internal sealed class RoomTable : Table<RoomRow>
{
    public RoomTable()
        : base("rooms")
    {
        Key("performance", static (row, to) => to.Text(row.Performance));
        Column("generation", static (row, to) => to.Integer(row.Generation));
        Column("opens_at", static (row, to) => to.Instant(row.OpensAt));
        Column("lobby_order", static (row, to) => to.Integer((long)row.Order));
        Column("rate_per_second", static (row, to) => to.Integer(row.RatePerSecond));
        Column("cap", static (row, to) => to.Integer(row.Cap));
        Column("grace", static (row, to) => to.Span(row.Grace));
        Column("session", static (row, to) => to.Span(row.Session));
        Column("abandon_after", static (row, to) => to.Span(row.AbandonAfter));
        Column("paused", static (row, to) => to.Flag(row.Paused));
        Column("seed", static (row, to) => to.Bytes(row.Seed));
        Column("lobby_count", static (row, to) => to.Integer(row.LobbyCount));
        Column("head", static (row, to) => to.Integer(row.Head));
        Column("grace_head", static (row, to) => to.Integer(row.GraceHead));
        Column("closed", static (row, to) => to.Flag(row.Closed));

        Query<RoomOf>("performance = ?1", static (query, to) => to.Text(query.Performance));
    }

    /// <inheritdoc/>
    public override RoomRow Read(ValueReader from) =>
        new(
            from.Text(),
            from.Int(),
            from.Instant(),
            (WaitingRoomOrder)from.Int(),
            from.Int(),
            from.Int(),
            from.Span(),
            from.Span(),
            from.Span(),
            from.Flag(),
            from.Bytes(),
            from.OptionalInt(),
            from.Int(),
            from.Int(),
            from.Flag())
        {
            Version = from.Integer(),
        };
}
