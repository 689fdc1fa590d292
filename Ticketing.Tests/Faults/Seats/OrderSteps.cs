using Ticketing.Tests.Faults.Histories;

namespace Ticketing.Tests.Faults.Seats;

/// <summary>What becomes of seats in orders, and with who leaves the waiting room.</summary>
/// <param name="requests">The requests about one performance.</param>
/// <param name="steps">Where the steps go.</param>
internal sealed class OrderSteps(StageRequests requests, SeatSteps steps)
{
    private static readonly TimeSpan LongestNews = TimeSpan.FromSeconds(10);

    public void AddAll()
    {
        foreach (var order in requests.Told.Orders.Values) AddOrder(order);
        foreach (var leave in requests.Of(RequestKind.Leave)) AddLeave(leave);
        if (requests.Stage.HasRoom) AddEndsOfEntries();
    }

    private void AddOrder(ToldOrder order)
    {
        var about = requests.All.Where(operation => operation.Subject == order.Order).ToArray();
        var confirms = about.Where(operation => operation.Kind == RequestKind.Confirm).ToArray();
        if (confirms.Length > 0) AddSale(order, confirms, about);
        foreach (var tries in about.Where(operation => operation.Kind == RequestKind.Cancel).GroupBy(cancel => cancel.Key)) AddCancel(order, [.. tries]);
    }

    // An order is paid once an answer says so; until then it may be at any time after the first confirmation was sent, and also be undone.
    private void AddSale(ToldOrder order, Operation[] confirms, Operation[] about)
    {
        var paid = about.Where(operation => operation.Ok && operation.Json.ToOrder().Status == "paid").MinBy(operation => operation.End);
        var refunded = confirms.FirstOrDefault(confirm => confirm.Code == "payment-refunded");
        foreach (var seat in order.Seats)
        {
            if (paid is not null)
            {
                steps.Add(seat, SeatStep.Done(SeatAct.Sell, order.Hold, confirms[0].Start, paid));
                continue;
            }

            var undone = refunded is null
                ? SeatStep.Maybe(SeatAct.Return, order.Hold, confirms[0])
                : SeatStep.Done(SeatAct.Return, order.Hold, confirms[0].Start, refunded);
            steps.Add(seat, SeatStep.Maybe(SeatAct.Sell, order.Hold, confirms[0]) with { NotAfter = refunded is null ? null : undone });
            steps.Add(seat, undone);
        }
    }

    // Who has left holds nothing that was held before.
    private void AddLeave(Operation leave)
    {
        foreach (var hold in requests.All.Where(hold => hold is { Kind: RequestKind.Hold, Ok: true } && hold.Client == leave.Client && hold.Start < leave.End))
        {
            var isSure = leave.Ok && hold.End < leave.Start;
            foreach (var seat in requests.Told.Holds[hold.Subject].Seats)
                steps.Add(seat, isSure ? SeatStep.Done(SeatAct.Release, hold.Subject, leave.Start, leave) : SeatStep.Maybe(SeatAct.Release, hold.Subject, leave));
        }
    }

    // Who has bought leaves the room, and all holds end with the entry: those there are when the purchase is settled, which may be long after
    // it was confirmed, or which were made in the moment until the room has heard of it.
    private void AddEndsOfEntries()
    {
        var purchases = requests.Of(RequestKind.Confirm).GroupBy(confirm => confirm.Subject).Select(tries => (First: tries.First(), Settled: SettledAt(tries.Key))).ToArray();
        foreach (var made in requests.Of(RequestKind.Hold).Where(hold => hold.Ok).DistinctBy(hold => hold.Subject))
        {
            var end = purchases.FirstOrDefault(purchase => purchase.First.Client == made.Client && purchase.Settled + LongestNews > made.Start).First;
            if (end is null) continue;
            foreach (var seat in made.NamedSeats()) steps.Add(seat, SeatStep.Maybe(SeatAct.Release, made.Subject, end));
        }
    }

    private TimeSpan SettledAt(string order) => requests.All
        .Where(operation => operation.Subject == order && operation.Ok && operation.Json.ToOrder().Status == "paid")
        .Select(operation => operation.End).DefaultIfEmpty(TimeSpan.MaxValue - LongestNews).Min();

    private void AddCancel(ToldOrder order, Operation[] tries)
    {
        var named = tries[0].NamedSeats();
        var done = Array.Find(tries, sent => sent.Ok);
        var open = StageRequests.FirstOpen(tries);

        // The end of an unpaid order is recorded before its hold is released: a repeat after a crash is answered from the record.
        var isDone = done is not null && (open is null || done.Json.GetProperty("refunds").GetArrayLength() > 0);
        foreach (var seat in named.Length == 0 ? order.Seats : named)
        {
            if (isDone) steps.Add(seat, SeatStep.Done(SeatAct.Return, order.Hold, tries[0].Start, done!));
            else if (open is not null) steps.Add(seat, SeatStep.Maybe(SeatAct.Return, order.Hold, open));
        }
    }
}
