using Ticketing.Tests.Faults.Histories;

namespace Ticketing.Tests.Faults.Seats;

/// <summary>What becomes of seats in holds.</summary>
/// <param name="requests">The requests about one performance.</param>
/// <param name="steps">Where the steps go.</param>
internal sealed class HoldSteps(StageRequests requests, SeatSteps steps)
{
    public void AddAll()
    {
        foreach (var tries in requests.TriesOf(RequestKind.Hold)) AddHold(tries);
        foreach (var tries in requests.TriesOf(RequestKind.Extend)) AddExtension(tries);
        foreach (var tries in requests.Of(RequestKind.Release).GroupBy(release => release.Subject)) AddReleases([.. tries]);
        foreach (var refused in requests.Of(RequestKind.Order).Where(order => order.Code == "hold-ended")) AddEnded(refused);
    }

    // One seat is held in one commit with the answer's record, so it is held once. Several are held one by one and recorded last: tries
    // without an answer may have held some, and given them back.
    private void AddHold(Operation[] tries)
    {
        var (seats, hold) = (tries[0].NamedSeats(), tries[0].Subject);
        var done = Array.Find(tries, sent => sent.Ok);
        var open = StageRequests.FirstOpen(tries);
        var isOne = seats.Length == 1;
        foreach (var seat in seats)
        {
            if (done is not null)
                steps.Add(seat, SeatStep.Done(SeatAct.Hold, hold, tries[0].Start, done) with { Until = done.Json.ToHold().ExpiresAt, IsExact = isOne || open is null });
            if (open is null || (isOne && done is not null)) continue;
            steps.Add(seat, MaybeHeld(hold, open) with { MayRecur = !isOne });
            if (!isOne) steps.Add(seat, SeatStep.Maybe(SeatAct.Release, hold, open) with { MayRecur = true });
        }

        foreach (var refused in tries.Where(sent => sent.Code is "seats-taken" or "hold-ended")) AddRefusedHold(refused, seats, hold);
    }

    private void AddRefusedHold(Operation refused, string[] seats, string hold)
    {
        var taken = refused.RefusedSeats();
        foreach (var seat in taken) steps.Add(seat, SeatStep.Done(SeatAct.Taken, hold, refused.Start, refused));
        foreach (var seat in seats.Except(taken))
        {
            var undone = SeatStep.Done(SeatAct.Release, hold, refused.Start, refused);
            steps.Add(seat, MaybeHeld(hold, refused) with { NotAfter = undone });
            steps.Add(seat, undone);
        }
    }

    private SeatStep MaybeHeld(string hold, Operation sent) =>
        SeatStep.Maybe(SeatAct.Hold, hold, sent) with { Until = requests.Clock.Earliest(sent.Start, sent.Start) + requests.Stage.HoldTime };

    private void AddExtension(Operation[] tries)
    {
        if (!requests.Told.Holds.TryGetValue(tries[0].Subject, out var held)) return;
        var done = Array.Find(tries, sent => sent.Ok);
        var isOne = held.Seats.Length == 1;
        var open = Array.Find(tries, sent => sent.Outcome == OperationOutcome.Unknown || (sent.Code == "hold-ended" && !isOne));
        foreach (var seat in held.Seats)
        {
            if (done is not null)
                steps.Add(seat, SeatStep.Done(SeatAct.Extend, held.Hold, tries[0].Start, done) with { Until = done.Json.ToHold().ExpiresAt, IsExact = true });
            if (open is null || (isOne && done is not null)) continue;
            steps.Add(seat, SeatStep.Maybe(SeatAct.Extend, held.Hold, open) with { Until = held.ExpiresAt + requests.Stage.HoldTime, IsExact = isOne });
            if (!isOne) steps.Add(seat, SeatStep.Maybe(SeatAct.Release, held.Hold, open));
        }

        foreach (var refused in tries.Where(sent => sent.Code == "hold-ended")) AddEnded(refused);
    }

    private void AddReleases(Operation[] tries)
    {
        if (!requests.Told.Holds.TryGetValue(tries[0].Subject, out var held)) return;
        foreach (var seat in held.Seats)
        {
            if (StageRequests.FirstOpen(tries) is { } open) steps.Add(seat, SeatStep.Maybe(SeatAct.Release, held.Hold, open));
            foreach (var release in tries.Where(release => release.Ok)) steps.Add(seat, SeatStep.Done(SeatAct.Release, held.Hold, release.Start, release));
        }
    }

    // With several seats one that ended is enough, and nobody knows which.
    private void AddEnded(Operation refused)
    {
        if (requests.Told.Holds.TryGetValue(refused.Subject, out var held) && held.Seats.Length == 1)
            steps.Add(held.Seats[0], SeatStep.Done(SeatAct.Ended, held.Hold, refused.Start, refused));
    }
}
