using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Seats;

/// <summary>One seat.</summary>
public sealed record SeatOf(string Performance, string Seat) : RowQuery<SeatRow>
{
    private static readonly QueryPlan<SeatRow> Declared = SeatTable.Rows.Query<SeatOf>()
        .Equal(SeatTable.Performance, static query => query.Performance)
        .Equal(SeatTable.Seat, static query => query.Seat);

    /// <inheritdoc/>
    public override QueryPlan<SeatRow> Plan() => Declared;
}

/// <summary>What one buyer holds or owns in a performance.</summary>
public sealed record SeatsOfBuyer(string Performance, Guid Buyer) : RowQuery<SeatRow>
{
    private static readonly QueryPlan<SeatRow> Declared = SeatTable.Rows.Query<SeatsOfBuyer>()
        .Equal(SeatTable.Performance, static query => query.Performance)
        .Equal(SeatTable.Buyer, static query => query.Buyer)
        .Through("seats_of_buyer");

    /// <inheritdoc/>
    public override QueryPlan<SeatRow> Plan() => Declared;
}

/// <summary>What one buyer holds now in all performances, what ends first, first. Rare: it looks through all running holds.</summary>
public sealed record HoldsOfBuyer(Guid Buyer, DateTimeOffset Now) : RowQuery<SeatRow>
{
    /// <summary>The most seats of one answer.</summary>
    public const int MostSeats = 200;

    private static readonly QueryPlan<SeatRow> Declared = SeatTable.Rows.Query<HoldsOfBuyer>()
        .Is(SeatTable.Status, SeatStatus.Held)
        .Greater(SeatTable.Until, static query => query.Now)
        .Equal(SeatTable.Buyer, static query => query.Buyer)
        .By(SeatTable.Until)
        .Through("seats_due");

    /// <inheritdoc/>
    public override int Limit => MostSeats;

    /// <inheritdoc/>
    public override QueryPlan<SeatRow> Plan() => Declared;
}

/// <summary>A page of the touched seats of a performance, by seat id.</summary>
/// <param name="Performance">The performance.</param>
/// <param name="After">The last seat id of the page before; empty for the first.</param>
public sealed record SeatsOfPerformance(string Performance, string After = "") : RowQuery<SeatRow>
{
    private static readonly QueryPlan<SeatRow> Declared = SeatTable.Rows.Query<SeatsOfPerformance>()
        .Equal(SeatTable.Performance, static query => query.Performance)
        .Greater(SeatTable.Seat, static query => query.After);

    /// <inheritdoc/>
    public override QueryPlan<SeatRow> Plan() => Declared;
}

/// <summary>The first touched seat of a performance; for whether there is one.</summary>
public sealed record AnySeatOf(string Performance) : RowQuery<SeatRow>
{
    private static readonly QueryPlan<SeatRow> Declared = SeatTable.Rows.Query<AnySeatOf>()
        .Equal(SeatTable.Performance, static query => query.Performance);

    /// <inheritdoc/>
    public override int Limit => 1;

    /// <inheritdoc/>
    public override QueryPlan<SeatRow> Plan() => Declared;
}

/// <summary>The first seat of a performance in a state; for whether there is one.</summary>
public sealed record AnySeatIn(string Performance, SeatStatus Status) : RowQuery<SeatRow>
{
    private static readonly QueryPlan<SeatRow> Declared = SeatTable.Rows.Query<AnySeatIn>()
        .Equal(SeatTable.Performance, static query => query.Performance)
        .Equal(SeatTable.Status, static query => query.Status);

    /// <inheritdoc/>
    public override int Limit => 1;

    /// <inheritdoc/>
    public override QueryPlan<SeatRow> Plan() => Declared;
}

/// <summary>Holds whose time has run out, the longest past first.</summary>
public sealed record HoldsDue(DateTimeOffset Now) : RowQuery<SeatRow>
{
    private static readonly QueryPlan<SeatRow> Declared = SeatTable.Rows.Query<HoldsDue>()
        .Is(SeatTable.Status, SeatStatus.Held)
        .AtMost(SeatTable.Until, static query => query.Now)
        .By(SeatTable.Until);

    /// <inheritdoc/>
    public override int Limit => 1_000;

    /// <inheritdoc/>
    public override QueryPlan<SeatRow> Plan() => Declared;
}
