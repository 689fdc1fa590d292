using Ticketing.Grains.Ids;
using Ticketing.Grains.Storage;
using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Seats.Tickets;

/// <summary>The ticket of one seat.</summary>
public sealed record TicketOf(string Performance, string Seat) : RowQuery<TicketRow>
{
    private static readonly QueryPlan<TicketRow> Declared = TicketTable.Rows.Query<TicketOf>()
        .Equal(TicketTable.Performance, static query => query.Performance)
        .Equal(TicketTable.Seat, static query => query.Seat);

    /// <inheritdoc/>
    public override QueryPlan<TicketRow> Plan() => Declared;
}

/// <summary>The ticket with a serial.</summary>
public sealed record TicketWithSerial(string Serial) : RowQuery<TicketRow>
{
    private static readonly QueryPlan<TicketRow> Declared = TicketTable.Rows.Query<TicketWithSerial>()
        .Equal(TicketTable.Serial, static query => query.Serial);

    /// <inheritdoc/>
    public override QueryPlan<TicketRow> Plan() => Declared;
}

/// <summary>The valid tickets of an order, by seat.</summary>
public sealed record TicketsOfOrder(string OrderId) : RowQuery<TicketRow>
{
    private static readonly QueryPlan<TicketRow> Declared = TicketTable.Rows.Query<TicketsOfOrder>()
        .Equal(TicketTable.OrderId, static query => query.OrderId);

    /// <inheritdoc/>
    public override QueryPlan<TicketRow> Plan() => Declared;
}

/// <summary>A page of a person's tickets, by performance and seat.</summary>
public sealed record TicketsOfOwner(Guid Owner, string AfterSerial, int PageSize) : RowQuery<TicketRow>
{
    private static readonly QueryPlan<TicketRow> Declared = TicketTable.Rows.Query<TicketsOfOwner>()
        .Equal(TicketTable.Owner, static query => query.Owner)
        .Greater(TicketTable.Serial, static query => query.AfterSerial)
        .By(TicketTable.Serial);

    /// <inheritdoc/>
    public override int Limit => PageSize;

    /// <inheritdoc/>
    public override QueryPlan<TicketRow> Plan() => Declared;
}

/// <summary>A page of a person's tickets, the newest first.</summary>
public sealed record NewestTickets(Guid Owner, PagePoint? After, int PageSize) : RowQuery<TicketRow>
{
    private static readonly QueryPlan<TicketRow> Declared = TicketTable.Rows.Query<NewestTickets>()
        .Equal(TicketTable.Owner, static query => query.Owner)
        .NewestFirst(TicketTable.IssuedAt, TicketTable.Serial, static query => query.After);

    /// <inheritdoc/>
    public override int Limit => PageSize;

    /// <inheritdoc/>
    public override QueryPlan<TicketRow> Plan() => Declared;
}
