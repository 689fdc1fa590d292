using Ticketing.Tests.Faults.Histories;

namespace Ticketing.Tests.Faults.Seats;

// The steps of orders, carts and rows.
internal sealed partial class SeatSteps
{
    private static readonly TimeSpan LongestNews = TimeSpan.FromSeconds(10);

    private void AddOrder(ToldOrder order)
    {
        var about = _operations.Where(operation => operation.Subject == order.Order).ToArray();
        var confirms = about.Where(operation => operation.Kind == RequestKind.Confirm).ToArray();
        if (confirms.Length > 0) AddSale(order, confirms, about);
        foreach (var tries in about.Where(operation => operation.Kind == RequestKind.Cancel).GroupBy(cancel => cancel.Key)) AddCancel(order, [.. tries]);
    }

    // If an answer says that the order is paid, the sale certainly took place. Otherwise the sale may take place at any time after the first
    // confirmation was sent, and may be undone.
    private void AddSale(ToldOrder order, Operation[] confirms, Operation[] about)
    {
        var paid = about.Where(operation => operation.Ok && operation.Json.ToOrder().Status == "paid").MinBy(operation => operation.End);
        var refunded = confirms.FirstOrDefault(confirm => confirm.Code == "payment-refunded");
        foreach (var seat in order.Seats)
        {
            if (paid is not null)
            {
                Add(seat, SeatStep.Done(SeatAct.Sell, order.Hold, confirms[0].Start, paid));
                continue;
            }

            var undone = refunded is null
                ? SeatStep.Maybe(SeatAct.Return, order.Hold, confirms[0])
                : SeatStep.Done(SeatAct.Return, order.Hold, confirms[0].Start, refunded);
            Add(seat, SeatStep.Maybe(SeatAct.Sell, order.Hold, confirms[0]) with { NotAfter = refunded is null ? null : undone });
            Add(seat, undone);
        }
    }

    // Leaving the waiting room releases all earlier holds of the client.
    private void AddLeave(Operation leave)
    {
        foreach (var hold in _operations.Where(hold => hold is { Kind: RequestKind.Hold, Ok: true } && hold.Client == leave.Client && hold.Start < leave.End))
        {
            var isSure = leave.Ok && hold.End < leave.Start;
            foreach (var seat in _told.Holds[hold.Subject].Seats)
                Add(seat, isSure ? SeatStep.Done(SeatAct.Release, hold.Subject, leave.Start, leave) : SeatStep.Maybe(SeatAct.Release, hold.Subject, leave));
        }
    }

    // A purchase ends the buyer's entry, and with it all holds of the buyer. These are the holds that exist when the purchase is settled, which may
    // be long after its confirmation, and those made in the moment until the room has heard of the purchase.
    private void AddEndsOfEntries()
    {
        var purchases = Of(RequestKind.Confirm).GroupBy(confirm => confirm.Subject).Select(tries => (First: tries.First(), Settled: SettledAt(tries.Key))).ToArray();
        foreach (var made in Of(RequestKind.Hold).Where(hold => hold.Ok).DistinctBy(hold => hold.Subject))
        {
            var end = purchases.FirstOrDefault(purchase => purchase.First.Client == made.Client && purchase.Settled + LongestNews > made.Start).First;
            if (end is null) continue;
            foreach (var seat in made.NamedSeats()) Add(seat, SeatStep.Maybe(SeatAct.Release, made.Subject, end));
        }
    }

    private TimeSpan SettledAt(string order) => _operations
        .Where(operation => operation.Subject == order && operation.Ok && operation.Json.ToOrder().Status == "paid")
        .Select(operation => operation.End).DefaultIfEmpty(TimeSpan.MaxValue - LongestNews).Min();

    private void AddCancel(ToldOrder order, Operation[] tries)
    {
        var named = tries[0].NamedSeats();
        var done = Array.Find(tries, sent => sent.Ok);
        var open = FirstOpen(tries);

        // The end of an unpaid order is stored before its hold is released. After a crash in between, a repeat is answered from the stored answer
        // although the hold may still exist.
        var isDone = done is not null && (open is null || done.Json.GetProperty("refunds").GetArrayLength() > 0);
        foreach (var seat in named.Length == 0 ? order.Seats : named)
        {
            if (isDone) Add(seat, SeatStep.Done(SeatAct.Return, order.Hold, tries[0].Start, done!));
            else if (open is not null) Add(seat, SeatStep.Maybe(SeatAct.Return, order.Hold, open));
        }
    }

    private void AddLook(Operation look)
    {
        var shown = look.CartHolds().SelectMany(hold => hold.Seats.Select(seat => (Seat: seat, Hold: hold))).ToDictionary(at => at.Seat, at => at.Hold);
        var owned = look.CartOwned();
        var known = _told.Holds.Values.Where(hold => _owners[hold.Hold] == look.Client).SelectMany(hold => hold.Seats);
        foreach (var seat in shown.Keys.Concat(owned).Concat(known).Distinct())
        {
            var act = shown.ContainsKey(seat) ? SeatAct.InCart : owned.Contains(seat) ? SeatAct.Owned : SeatAct.NotInCart;
            var hold = shown.GetValueOrDefault(seat);
            Add(seat, SeatStep.Done(act, hold?.Hold ?? "", look.Start, look) with { Client = look.Client, Until = hold?.ExpiresAt ?? default });
        }
    }

    private void AddRows(RowsRead rows)
    {
        var lines = rows.Seats.Where(line => line.Performance == _stage.Performance).ToDictionary(line => line.Seat);
        foreach (var seat in _steps.Keys.Union(lines.Keys).ToArray())
        {
            var line = lines.GetValueOrDefault(seat);
            var act = line?.Status switch { 1 => SeatAct.RowHeld, 2 => SeatAct.RowSold, 3 => SeatAct.RowBlocked, _ => SeatAct.RowFree };
            var source = $"{rows.Start.TotalSeconds:0.000}–{rows.End.TotalSeconds:0.000} the row of the seat: {line}";
            Add(seat, new SeatStep(act, line?.Hold ?? "", rows.Start, rows.End, true, source) { Until = line?.Until ?? default, IsExact = true });
        }
    }
}
