using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Performances;

/// <summary>Table <c>performances</c>.</summary>
internal static class PerformanceTable
{
    public static readonly Column<PerformanceRow, string> Performance = new("performance", ValueKind.Text, static row => row.Performance);

    public static readonly Column<PerformanceRow, string> ShowId = new("show_id", ValueKind.Text, static row => row.ShowId);

    public static readonly Column<PerformanceRow, string> VenueId = new("venue_id", ValueKind.Text, static row => row.VenueId);

    public static readonly Column<PerformanceRow, string> PlanId = new("plan_id", ValueKind.Text, static row => row.PlanId);

    public static readonly Column<PerformanceRow, Guid> Owner = new("owner", ValueKind.Id, static row => row.Owner);

    public static readonly Column<PerformanceRow, DateTimeOffset> StartsAt = new("starts_at", ValueKind.Instant, static row => row.StartsAt);

    public static readonly Column<PerformanceRow, DateTimeOffset> SaleOpensAt = new("sale_opens_at", ValueKind.Instant, static row => row.SaleOpensAt);

    public static readonly Column<PerformanceRow, DateTimeOffset> SaleClosesAt = new("sale_closes_at", ValueKind.Instant, static row => row.SaleClosesAt);

    public static readonly Column<PerformanceRow, TimeSpan> HoldTtl = new("hold_ttl", ValueKind.Span, static row => row.HoldTtl);

    public static readonly Column<PerformanceRow, int> SeatLimit = new("seat_limit", ValueKind.Int, static row => row.SeatLimit);

    public static readonly Column<PerformanceRow, bool> HasWaitingRoom = new("has_waiting_room", ValueKind.Flag, static row => row.HasWaitingRoom);

    public static readonly Column<PerformanceRow, string?> Terms = new("terms", ValueKind.OptionalText, static row => row.Terms);

    public static readonly Column<PerformanceRow, bool> VerifiedEmailOnly = new("verified_email_only", ValueKind.Flag, static row => row.VerifiedEmailOnly);

    public static readonly Table<PerformanceRow> Rows = new(
        "performances",
        key: [Performance],
        others: [ShowId, VenueId, PlanId, Owner, StartsAt, SaleOpensAt, SaleClosesAt, HoldTtl, SeatLimit, HasWaitingRoom, Terms, VerifiedEmailOnly],
        static from => new(
            Performance.Read(from),
            ShowId.Read(from),
            VenueId.Read(from),
            PlanId.Read(from),
            Owner.Read(from),
            StartsAt.Read(from),
            SaleOpensAt.Read(from),
            SaleClosesAt.Read(from),
            HoldTtl.Read(from),
            SeatLimit.Read(from),
            HasWaitingRoom.Read(from),
            Terms.Read(from),
            VerifiedEmailOnly.Read(from))
        {
            Version = from.Integer(),
        });
}
