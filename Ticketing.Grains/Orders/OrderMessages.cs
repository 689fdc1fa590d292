using Orleans;
using Ticketing.Grains.Carts;
using Ticketing.Grains.Ids;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Grains.Orders;

/// <summary>Asks for an order of the seats of a hold.</summary>
/// <param name="Request">What makes a repeat the same request.</param>
/// <param name="User">Who asks.</param>
/// <param name="Performance">The performance.</param>
/// <param name="HoldId">The hold.</param>
/// <param name="Entry">The checked entry token, for performances with a waiting room.</param>
[GenerateSerializer, Immutable, Alias("Orders.CreateOrder")]
public sealed record CreateOrder(
    [property: Id(0)] RequestKey Request,
    [property: Id(1)] Guid User,
    [property: Id(2)] string Performance,
    [property: Id(3)] string HoldId,
    [property: Id(4)] EntryToken? Entry);

/// <summary>Asks that the payment the buyer made be confirmed: the second of the provider's two steps.</summary>
/// <param name="Request">What makes a repeat the same request.</param>
/// <param name="User">Who asks.</param>
/// <param name="PaymentKey">The provider's key of the payment; null for an order of 0 won.</param>
/// <param name="Amount">What the buyer was shown, in won; must be the order's amount.</param>
[GenerateSerializer, Immutable, Alias("Orders.ConfirmOrder")]
public sealed record ConfirmOrder(
    [property: Id(0)] RequestKey Request,
    [property: Id(1)] Guid User,
    [property: Id(2)] string? PaymentKey,
    [property: Id(3)] long Amount);

/// <summary>Asks that seats of a paid order be given back, or a pending order dropped.</summary>
/// <param name="Request">What makes a repeat the same request.</param>
/// <param name="User">Who asks.</param>
/// <param name="Seats">The seats; null or all of them for the whole order.</param>
[GenerateSerializer, Immutable, Alias("Orders.CancelOrder")]
public sealed record CancelOrder(
    [property: Id(0)] RequestKey Request,
    [property: Id(1)] Guid User,
    [property: Id(2)] IReadOnlyList<string>? Seats);

/// <summary>Asks for a hold to be given up, with the order that was made out of it.</summary>
/// <param name="User">Who asks; only the hold's buyer can.</param>
/// <param name="Performance">The performance.</param>
/// <param name="HoldId">The hold.</param>
[GenerateSerializer, Immutable, Alias("Orders.ReleaseHold")]
public sealed record ReleaseHold([property: Id(0)] Guid User, [property: Id(1)] string Performance, [property: Id(2)] string HoldId);

/// <summary>Money of an order on its way back, or back.</summary>
/// <param name="RefundId">Its id.</param>
/// <param name="Amount">In won.</param>
/// <param name="Fee">The cancellation fee kept, in won.</param>
/// <param name="Seats">The seats it is for.</param>
/// <param name="SettledAt">When the provider confirmed it.</param>
[GenerateSerializer, Immutable, Alias("Orders.RefundView")]
public sealed record RefundView(
    [property: Id(0)] string RefundId,
    [property: Id(1)] long Amount,
    [property: Id(2)] long Fee,
    [property: Id(3)] IReadOnlyList<string> Seats,
    [property: Id(4)] DateTimeOffset? SettledAt);

/// <summary>An order as its owner sees it.</summary>
/// <param name="OrderId">Its id.</param>
/// <param name="Performance">What it is for.</param>
/// <param name="HoldId">The hold it was made from.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Seats">The seats that are still part of it.</param>
/// <param name="Amount">The whole amount, in won.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">Until when it can be paid.</param>
/// <param name="Refunds">What went back.</param>
/// <param name="ServerTime">The server's clock when this was said.</param>
/// <param name="Terms">What the buyer was told about giving tickets back; null for orders of the release before.</param>
/// <param name="FreeUntil">Until when the buyer gives back free of charge because of the payment; null before it.</param>
[GenerateSerializer, Immutable, Alias("Orders.OrderView")]
public sealed record OrderView(
    [property: Id(0)] string OrderId,
    [property: Id(1)] string Performance,
    [property: Id(2)] string HoldId,
    [property: Id(3)] OrderStatus Status,
    [property: Id(4)] IReadOnlyList<HeldSeat> Seats,
    [property: Id(5)] long Amount,
    [property: Id(6)] DateTimeOffset CreatedAt,
    [property: Id(7)] DateTimeOffset ExpiresAt,
    [property: Id(8)] IReadOnlyList<RefundView> Refunds,
    [property: Id(9)] DateTimeOffset ServerTime,
    [property: Id(10)] OrderTerms? Terms = null,
    [property: Id(11)] DateTimeOffset? FreeUntil = null);
