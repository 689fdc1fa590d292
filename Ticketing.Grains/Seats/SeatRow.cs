using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Seats;

/// <summary>
/// One seat of one performance. A seat nobody ever touched has no row and is available:
/// opening a performance of 100,000 seats writes nothing, and the first hold is an insert that the primary key fences.
/// </summary>
/// <param name="Performance">The performance.</param>
/// <param name="Seat">The seat's id in the performance's plan.</param>
/// <param name="Status">What it is now. A hold past <paramref name="Until"/> counts as available at the next touch.</param>
/// <param name="HoldId">The hold it is in, or was sold from.</param>
/// <param name="Buyer">Who holds or owns it.</param>
/// <param name="Until">When the hold ends, when held.</param>
/// <param name="Extended">Whether the hold was extended; once is the limit.</param>
/// <param name="OrderId">The order that bought it, when sold.</param>
public sealed record SeatRow(
    string Performance,
    string Seat,
    SeatStatus Status,
    string? HoldId,
    Guid? Buyer,
    DateTimeOffset? Until,
    bool Extended,
    string? OrderId) : Row
{
    /// <inheritdoc/>
    public override RowKey Key => new(Performance, Seat);
}

/// <summary>One seat.</summary>
public sealed record SeatOf(string Performance, string Seat) : RowQuery<SeatRow>
{
    /// <inheritdoc/>
    public override bool Matches(SeatRow row) => row.Performance == Performance && row.Seat == Seat;
}

/// <summary>What one buyer holds or owns in a performance.</summary>
public sealed record SeatsOfBuyer(string Performance, Guid Buyer) : RowQuery<SeatRow>
{
    /// <inheritdoc/>
    public override bool Matches(SeatRow row) => row.Performance == Performance && row.Buyer == Buyer;
}

/// <summary>A page of the touched seats of a performance, by seat id.</summary>
/// <param name="Performance">The performance.</param>
/// <param name="After">The last seat id of the page before; empty for the first.</param>
public sealed record SeatsOfPerformance(string Performance, string After = "") : RowQuery<SeatRow>
{
    /// <inheritdoc/>
    public override bool Matches(SeatRow row) =>
        row.Performance == Performance && string.CompareOrdinal(row.Seat, After) > 0;
}

/// <summary>The first touched seat of a performance; for whether there is one.</summary>
public sealed record AnySeatOf(string Performance) : RowQuery<SeatRow>
{
    /// <inheritdoc/>
    public override int Limit => 1;

    /// <inheritdoc/>
    public override bool Matches(SeatRow row) => row.Performance == Performance;
}

/// <summary>Holds whose time has run out, the longest past first.</summary>
public sealed record HoldsDue(DateTimeOffset Now) : RowQuery<SeatRow>
{
    /// <inheritdoc/>
    public override int Limit => 1_000;

    /// <inheritdoc/>
    public override bool Matches(SeatRow row) => row.Status == SeatStatus.Held && row.Until <= Now;

    /// <inheritdoc/>
    public override string? SortKey(SeatRow row) => $"{row.Until!.Value.UtcTicks:D20}/{row.Performance}/{row.Seat}";
}
