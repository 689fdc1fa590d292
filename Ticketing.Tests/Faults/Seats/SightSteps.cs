using Ticketing.Tests.Faults.Histories;

namespace Ticketing.Tests.Faults.Seats;

/// <summary>What carts and rows show of seats.</summary>
/// <param name="requests">The requests about one performance.</param>
/// <param name="steps">Where the steps go. The rows are compared with all seats that have steps, so they come last.</param>
internal sealed class SightSteps(StageRequests requests, SeatSteps steps)
{
    public void AddAll(IEnumerable<RowsRead> reads)
    {
        foreach (var look in requests.Of(RequestKind.LookAtCart).Where(look => look.Ok)) AddLook(look);
        foreach (var rows in reads) AddRows(rows);
    }

    private void AddLook(Operation look)
    {
        var shown = look.CartHolds().SelectMany(hold => hold.Seats.Select(seat => (Seat: seat, Hold: hold))).ToDictionary(at => at.Seat, at => at.Hold);
        var owned = look.CartOwned();
        var known = requests.Told.Holds.Values.Where(hold => requests.Owners[hold.Hold] == look.Client).SelectMany(hold => hold.Seats);
        foreach (var seat in shown.Keys.Concat(owned).Concat(known).Distinct())
        {
            var act = shown.ContainsKey(seat) ? SeatAct.InCart : owned.Contains(seat) ? SeatAct.Owned : SeatAct.NotInCart;
            var hold = shown.GetValueOrDefault(seat);
            steps.Add(seat, SeatStep.Done(act, hold?.Hold ?? "", look.Start, look) with { Client = look.Client, Until = hold?.ExpiresAt ?? default });
        }
    }

    private void AddRows(RowsRead rows)
    {
        var lines = rows.Seats.Where(line => line.Performance == requests.Stage.Performance).ToDictionary(line => line.Seat);
        foreach (var seat in steps.BySeat.Keys.Union(lines.Keys).ToArray())
        {
            var line = lines.GetValueOrDefault(seat);
            var act = line?.Status switch { 1 => SeatAct.RowHeld, 2 => SeatAct.RowSold, 3 => SeatAct.RowBlocked, _ => SeatAct.RowFree };
            var source = $"{rows.Start.TotalSeconds:0.000}–{rows.End.TotalSeconds:0.000} the row of the seat: {line}";
            steps.Add(seat, new SeatStep(act, line?.Hold ?? "", rows.Start, rows.End, true, source) { Until = line?.Until ?? default, IsExact = true });
        }
    }
}
