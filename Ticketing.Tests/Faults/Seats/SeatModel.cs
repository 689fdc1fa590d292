using Ticketing.Tests.Faults.Histories;

namespace Ticketing.Tests.Faults.Seats;

/// <summary>
/// The model of a seat, by the product's promises and not by the grains' rules: free → held until the hold's end → sold. A seat becomes free
/// again when its owner releases the hold, when the hold's time ends, or when the seat is returned.
/// </summary>
/// <param name="clock">The silo's clock.</param>
/// <param name="owners">The client of each hold.</param>
internal sealed class SeatModel(ServerClock clock, IReadOnlyDictionary<string, int> owners)
{
    /// <summary>The state after a step.</summary>
    /// <param name="seat">The state before it.</param>
    /// <param name="step">The step.</param>
    /// <param name="from">The earliest time of the step.</param>
    /// <param name="to">The latest time of the step.</param>
    /// <returns>The new state; null when the step cannot take place in this state.</returns>
    public SeatState? After(SeatState seat, SeatStep step, TimeSpan from, TimeSpan to)
    {
        var isOwn = seat.Hold == step.Hold;
        var isFree = seat.Phase == SeatPhase.Free || IsOver(seat, to);
        var runs = seat.Phase == SeatPhase.Held && (!seat.IsExact || clock.Earliest(from, to) < seat.Until);
        return step.Act switch
        {
            SeatAct.Hold when seat.Phase == SeatPhase.Held && isOwn => Repeated(seat, step),
            SeatAct.Hold => When(isFree, new SeatState(SeatPhase.Held, step.Hold, step.Until, step.IsExact, step.Start)),
            SeatAct.Extend => When(runs && isOwn, seat with { Until = step.Until, IsExact = step.IsExact }),
            SeatAct.Release => seat.Phase == SeatPhase.Held && isOwn ? Released(seat, to) : seat,
            SeatAct.Return when isOwn && seat.Phase == SeatPhase.Sold => SeatState.Free,
            SeatAct.Return => seat.Phase == SeatPhase.Held && isOwn ? Released(seat, to) : seat,
            SeatAct.Sell => When(isFree || (seat.Phase is SeatPhase.Held or SeatPhase.Sold && isOwn), new SeatState(SeatPhase.Sold, step.Hold)),
            SeatAct.Taken => When(seat.Phase is SeatPhase.Blocked or SeatPhase.Sold || (runs && !isOwn), seat),
            SeatAct.Ended => When(isFree || seat.Phase != SeatPhase.Held || !isOwn, seat),

            // A cart is not told when a hold's time ends. If the clock goes forward and back, the cart may show a hold that the sweeper has ended
            // meanwhile. The seat itself decides, so nobody can buy by such a hold.
            SeatAct.InCart => When((runs && isOwn) || clock.WentBackBefore(step.Until, to), seat),
            SeatAct.Owned => When(seat.Phase == SeatPhase.Sold && OwnerOf(seat) == step.Client, seat),
            SeatAct.NotInCart => When(isFree || seat.Phase == SeatPhase.Blocked || OwnerOf(seat) != step.Client, seat),
            SeatAct.RowFree => When(isFree, SeatState.Free),
            SeatAct.RowHeld => When(seat.Phase == SeatPhase.Held && isOwn, seat) is { } held ? Repeated(held, step) : null,
            SeatAct.RowSold => When(seat.Phase == SeatPhase.Sold && isOwn, seat),
            _ => When(seat.Phase == SeatPhase.Blocked, seat),
        };
    }

    private static SeatState? When(bool possible, SeatState next) => possible ? next : null;

    // A hold whose time is over is not released; the sweeper ends it a moment later.
    private SeatState Released(SeatState seat, TimeSpan to) => IsOver(seat, to) ? seat : SeatState.Free;

    // The same hold is seen again. If its end was not known exactly, the end is known now; otherwise the end must be the same.
    private static SeatState? Repeated(SeatState seat, SeatStep step)
    {
        if (!step.IsExact) return seat;
        var fits = seat.IsExact ? (seat.Until - step.Until).Duration() < TimeSpan.FromMilliseconds(1) : step.Until >= seat.Until - TimeSpan.FromMilliseconds(1);
        return When(fits, seat.IsExact ? seat : seat with { Until = step.Until, IsExact = true });
    }

    private bool IsOver(SeatState seat, TimeSpan to) => seat.Phase == SeatPhase.Held && clock.Latest(seat.Since, to) >= seat.Until;

    private int? OwnerOf(SeatState seat) => owners.TryGetValue(seat.Hold, out var client) ? client : null;
}
