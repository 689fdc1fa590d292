using Ticketing.Grains.Performances;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.WaitingRooms.Journal;

/// <summary>Table <c>rooms</c>.</summary>
internal static class RoomTable
{
    public static readonly Column<RoomRow, string> Performance = new("performance", ValueKind.Text, static row => row.Performance);

    public static readonly Column<RoomRow, int> Generation = new("generation", ValueKind.Int, static row => row.Generation);

    public static readonly Column<RoomRow, DateTimeOffset> OpensAt = new("opens_at", ValueKind.Instant, static row => row.OpensAt);

    public static readonly Column<RoomRow, WaitingRoomOrder> Order = new("lobby_order", ValueKind.Choice<WaitingRoomOrder>(), static row => row.Order);

    public static readonly Column<RoomRow, int> RatePerSecond = new("rate_per_second", ValueKind.Int, static row => row.RatePerSecond);

    public static readonly Column<RoomRow, int> Cap = new("cap", ValueKind.Int, static row => row.Cap);

    public static readonly Column<RoomRow, TimeSpan> Grace = new("grace", ValueKind.Span, static row => row.Grace);

    public static readonly Column<RoomRow, TimeSpan> Session = new("session", ValueKind.Span, static row => row.Session);

    public static readonly Column<RoomRow, TimeSpan> AbandonAfter = new("abandon_after", ValueKind.Span, static row => row.AbandonAfter);

    public static readonly Column<RoomRow, bool> Paused = new("paused", ValueKind.Flag, static row => row.Paused);

    public static readonly Column<RoomRow, byte[]> Seed = new("seed", ValueKind.Bytes, static row => row.Seed);

    public static readonly Column<RoomRow, int?> LobbyCount = new("lobby_count", ValueKind.OptionalInt, static row => row.LobbyCount);

    public static readonly Column<RoomRow, int> Head = new("head", ValueKind.Int, static row => row.Head);

    public static readonly Column<RoomRow, int> GraceHead = new("grace_head", ValueKind.Int, static row => row.GraceHead);

    public static readonly Column<RoomRow, bool> Closed = new("closed", ValueKind.Flag, static row => row.Closed);

    public static readonly Column<RoomRow, RoomSale> Sale = new("sale", ValueKind.Choice<RoomSale>(), static row => row.Sale);

    public static readonly Column<RoomRow, DateTimeOffset?> SaleOpensAt = new("sale_opens_at", ValueKind.OptionalInstant, static row => row.SaleOpensAt);

    public static readonly Column<RoomRow, long> SaleVersion = new("sale_version", ValueKind.Integer, static row => row.SaleVersion);

    public static readonly Table<RoomRow> Rows = new(
        "rooms",
        key: [Performance],
        others:
        [
            Generation, OpensAt, Order, RatePerSecond, Cap, Grace, Session, AbandonAfter, Paused, Seed, LobbyCount, Head, GraceHead, Closed, Sale,
            SaleOpensAt, SaleVersion,
        ],
        static from => new(
            Performance.Read(from),
            Generation.Read(from),
            OpensAt.Read(from),
            Order.Read(from),
            RatePerSecond.Read(from),
            Cap.Read(from),
            Grace.Read(from),
            Session.Read(from),
            AbandonAfter.Read(from),
            Paused.Read(from),
            Seed.Read(from),
            LobbyCount.Read(from),
            Head.Read(from),
            GraceHead.Read(from),
            Closed.Read(from),
            Sale.Read(from),
            SaleOpensAt.Read(from),
            SaleVersion.Read(from))
        {
            Version = from.Integer(),
        });
}
