using Ticketing.Grains.Ids;

namespace Ticketing.Grains.Seats;

/// <summary>What a seat decided.</summary>
/// <param name="Next">The row to write, or null when nothing changes.</param>
/// <param name="Result">What to answer.</param>
/// <param name="CoolsUntil">When the cool-down ends, with <see cref="SeatResult.CoolingDown"/>.</param>
public readonly record struct SeatDecision(SeatRow? Next, SeatResult Result, DateTimeOffset? CoolsUntil = null)
{
    /// <summary>Nothing changes.</summary>
    public static implicit operator SeatDecision(SeatResult result) => new(null, result);

    /// <summary>The row changes, and the command is done.</summary>
    public static implicit operator SeatDecision(SeatRow next) => new(next, SeatResult.Done);
}

/// <summary>
/// The rules of one seat: available → held(by, until) → sold(order), or blocked. Pure: state, command and time in, decision out.
/// Every rule compares the hold, the order or the version it was told, so a command may be repeated and may come late.
/// </summary>
public static class SeatRules
{
    /// <summary>A seat nobody ever touched; it has no row yet.</summary>
    public static SeatRow Untouched(string performance, string seat) =>
        new(performance, seat, SeatStatus.Available, null, null, null, false, null) { Version = 0 };

    /// <summary>Whether somebody could take the seat: free, or in a hold whose time is over.</summary>
    public static bool IsFree(SeatRow seat, DateTimeOffset now) =>
        seat.Status == SeatStatus.Available || (seat.Status == SeatStatus.Held && seat.Until <= now);

    /// <summary>
    /// Holds a free seat; a repeat of the same hold is done already and keeps its time. Who held the seat too often in a row has to wait.
    /// </summary>
    /// <param name="seat">The seat.</param>
    /// <param name="command">For whom and until when.</param>
    /// <param name="now">The time.</param>
    /// <param name="coolDown">How often in a row; null for no limit.</param>
    public static SeatDecision Hold(SeatRow seat, HoldSeat command, DateTimeOffset now, CoolDownSettings? coolDown = null)
    {
        if (IsFree(seat, now))
        {
            var (rule, left) = (coolDown ?? CoolDownSettings.None, CoolDownRules.Left(seat, now));
            if (CoolDownRules.EndFor(left, command.Buyer, rule, now) is { } end) return new SeatDecision(null, SeatResult.CoolingDown, end);
            return CoolDownRules.Begin(left, command.Buyer, rule, now) with
            {
                Status = SeatStatus.Held,
                HoldId = command.HoldId,
                Buyer = command.Buyer,
                Until = command.Until,
                Extended = false,
                Grade = command.Grade,
                Price = command.Price,
                Version = seat.Version + 1,
            };
        }

        var repeated = seat.Status == SeatStatus.Held && seat.HoldId == command.HoldId && seat.Buyer == command.Buyer;
        return repeated ? SeatResult.Done : SeatResult.Taken;
    }

    /// <summary>Gives a running hold a later end, once.</summary>
    public static SeatDecision Extend(SeatRow seat, string holdId, DateTimeOffset until, DateTimeOffset now)
    {
        if (seat.Status != SeatStatus.Held || seat.HoldId != holdId || seat.Until <= now) return SeatResult.HoldEnded;
        if (seat.Extended) return seat.Until == until ? SeatResult.Done : SeatResult.AlreadyExtended;
        return seat with { Until = until, Extended = true, Version = seat.Version + 1 };
    }

    /// <summary>Ends a hold on its owner's word. Only the very row the owner knows is freed; anything newer stays.</summary>
    public static SeatDecision Release(SeatRow seat, string holdId, long version, DateTimeOffset now) =>
        IsHold(seat, holdId, version) ? Free(CoolDownRules.Left(seat, now)) : SeatResult.Done;

    /// <summary>Takes back a hold that nobody was told of, because another seat of its request was taken. It counts as no hold.</summary>
    public static SeatDecision Withdraw(SeatRow seat, string holdId, long version) =>
        IsHold(seat, holdId, version) ? Free(seat) : SeatResult.Done;

    /// <summary>Ends a hold whose time is over. A sold seat, or somebody's newer hold, stays as it is.</summary>
    public static SeatDecision Expire(SeatRow seat, string holdId, DateTimeOffset now) =>
        seat.Status == SeatStatus.Held && seat.HoldId == holdId && seat.Until <= now ? Free(CoolDownRules.Left(seat, now)) : SeatResult.Done;

    /// <summary>
    /// Sells the seat to an order: out of its hold, running or over, or as a free seat when the payment came late.
    /// An order that gave the seat back once does not get it again by a command that was under way.
    /// </summary>
    public static SeatDecision Sell(SeatRow seat, SellSeat command, DateTimeOffset now)
    {
        if (seat.OrderId == command.OrderId) return seat.Status == SeatStatus.Sold ? SeatResult.Done : SeatResult.Taken;

        var ownHold = seat.Status == SeatStatus.Held && seat.HoldId == command.HoldId;
        if (!ownHold && !IsFree(seat, now)) return SeatResult.Taken;

        return CoolDownRules.Forget(seat) with
        {
            Status = SeatStatus.Sold,
            HoldId = command.HoldId,
            Buyer = command.Buyer,
            Until = null,
            OrderId = command.OrderId,
            Grade = null,
            Price = null,
            Version = seat.Version + 1,
        };
    }

    /// <summary>
    /// Takes a seat back from an order, sold or still in the order's hold. A seat that anybody could take remembers the order all the
    /// same, so that a sale to it that is still under way cannot succeed afterwards. The running hold of somebody else stays as it is; a
    /// sale that finds it over asks whether its order is still being paid.
    /// </summary>
    public static SeatDecision Return(SeatRow seat, string orderId, DateTimeOffset now)
    {
        if (seat.Status == SeatStatus.Sold && seat.OrderId == orderId) return Free(seat);
        if (IsInHoldOf(seat, orderId) || (seat.Status == SeatStatus.Held && IsFree(seat, now)))
            return Free(CoolDownRules.Left(seat, now)) with { OrderId = orderId };
        if (seat.Status == SeatStatus.Available && seat.OrderId != orderId)
            return seat with { OrderId = orderId, Version = seat.Version + 1 };
        return SeatResult.Done;
    }

    /// <summary>Whether the seat is in the hold that the order was made of, running or over.</summary>
    public static bool IsInHoldOf(SeatRow seat, string orderId) =>
        seat.Status == SeatStatus.Held && OrderId.OfHold(seat.HoldId!) == orderId;

    /// <summary>Takes a free seat off the sale.</summary>
    public static SeatDecision Block(SeatRow seat, DateTimeOffset now)
    {
        if (seat.Status == SeatStatus.Blocked) return SeatResult.Done;
        return IsFree(seat, now) ? Free(CoolDownRules.Left(seat, now)) with { Status = SeatStatus.Blocked } : SeatResult.WrongState;
    }

    /// <summary>Puts a blocked seat back on sale; any other seat is on sale already.</summary>
    public static SeatDecision Unblock(SeatRow seat) =>
        seat.Status == SeatStatus.Blocked ? Free(seat) : SeatResult.Done;

    private static bool IsHold(SeatRow seat, string holdId, long version) =>
        seat.Status == SeatStatus.Held && seat.HoldId == holdId && seat.Version == version;

    // The order stays on the row: it is the fence of Sell against commands from before the return.
    private static SeatRow Free(SeatRow seat) => seat with
    {
        Status = SeatStatus.Available,
        HoldId = null,
        Buyer = null,
        Until = null,
        Extended = false,
        Grade = null,
        Price = null,
        Version = seat.Version + 1,
    };
}
