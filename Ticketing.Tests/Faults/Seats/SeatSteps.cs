using Ticketing.Tests.Faults.Histories;

namespace Ticketing.Tests.Faults.Seats;

/// <summary>Splits the requests about one performance into steps: what each request did, may have done, or saw of each seat.</summary>
internal sealed partial class SeatSteps
{
    private readonly Dictionary<string, List<SeatStep>> _steps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _owners = new(StringComparer.Ordinal);
    private readonly Stage _stage;
    private readonly ServerClock _clock;
    private readonly Operation[] _operations;
    private readonly ToldHolds _told;

    public SeatSteps(History history, Stage stage)
    {
        (_stage, _clock) = (stage, history.Clock);
        _operations = [.. history.Operations.Where(operation => operation.Performance == stage.Performance)];
        _told = new ToldHolds(_operations);
        foreach (var hold in _operations.Where(operation => operation.Kind == RequestKind.Hold)) _owners[hold.Subject] = hold.Client;
        foreach (var tries in TriesOf(RequestKind.Hold)) AddHold(tries);
        foreach (var tries in TriesOf(RequestKind.Extend)) AddExtension(tries);
        foreach (var tries in Of(RequestKind.Release).GroupBy(release => release.Subject)) AddReleases([.. tries]);
        foreach (var refused in Of(RequestKind.Order).Where(order => order.Code == "hold-ended")) AddEnded(refused);
        foreach (var order in _told.Orders.Values) AddOrder(order);
        foreach (var leave in Of(RequestKind.Leave)) AddLeave(leave);
        if (stage.HasRoom) AddEndsOfEntries();
        foreach (var look in Of(RequestKind.LookAtCart).Where(look => look.Ok)) AddLook(look);
        foreach (var rows in history.Reads) AddRows(rows);
    }

    /// <summary>The steps of each seat.</summary>
    public IReadOnlyDictionary<string, List<SeatStep>> BySeat => _steps;

    /// <summary>The client of each hold.</summary>
    public IReadOnlyDictionary<string, int> Owners => _owners;

    private IEnumerable<Operation> Of(RequestKind kind) => _operations.Where(operation => operation.Kind == kind);

    // The attempts of each request: the request and its repeats under the same key.
    private IEnumerable<Operation[]> TriesOf(RequestKind kind) =>
        Of(kind).GroupBy(operation => (operation.Client, operation.Key)).Select(tries => tries.ToArray());

    // The first attempt without an answer. It may be carried out at any time after it was sent.
    private static Operation? FirstOpen(Operation[] tries) => Array.Find(tries, sent => sent.Outcome == OperationOutcome.Unknown);

    private void Add(string seat, SeatStep step)
    {
        if (!_steps.TryGetValue(seat, out var steps)) _steps.Add(seat, steps = []);
        steps.Add(step);
    }

    // A single seat is held in the same commit that stores the answer, so it is held once. Several seats are held one by one and the answer is
    // stored last: attempts without an answer may have held some of them and released them again.
    private void AddHold(Operation[] tries)
    {
        var (seats, hold) = (tries[0].NamedSeats(), tries[0].Subject);
        var done = Array.Find(tries, sent => sent.Ok);
        var open = FirstOpen(tries);
        var isOne = seats.Length == 1;
        foreach (var seat in seats)
        {
            if (done is not null)
                Add(seat, SeatStep.Done(SeatAct.Hold, hold, tries[0].Start, done) with { Until = done.Json.ToHold().ExpiresAt, IsExact = isOne || open is null });
            if (open is null || (isOne && done is not null)) continue;
            Add(seat, MaybeHeld(hold, open) with { MayRecur = !isOne });
            if (!isOne) Add(seat, SeatStep.Maybe(SeatAct.Release, hold, open) with { MayRecur = true });
        }

        foreach (var refused in tries.Where(sent => sent.Code is "seats-taken" or "hold-ended")) AddRefusedHold(refused, seats, hold);
    }

    private void AddRefusedHold(Operation refused, string[] seats, string hold)
    {
        var taken = refused.RefusedSeats();
        foreach (var seat in taken) Add(seat, SeatStep.Done(SeatAct.Taken, hold, refused.Start, refused));
        foreach (var seat in seats.Except(taken))
        {
            var undone = SeatStep.Done(SeatAct.Release, hold, refused.Start, refused);
            Add(seat, MaybeHeld(hold, refused) with { NotAfter = undone });
            Add(seat, undone);
        }
    }

    private SeatStep MaybeHeld(string hold, Operation sent) =>
        SeatStep.Maybe(SeatAct.Hold, hold, sent) with { Until = _clock.Earliest(sent.Start, sent.Start) + _stage.HoldTime };

    private void AddExtension(Operation[] tries)
    {
        if (!_told.Holds.TryGetValue(tries[0].Subject, out var held)) return;
        var done = Array.Find(tries, sent => sent.Ok);
        var isOne = held.Seats.Length == 1;
        var open = Array.Find(tries, sent => sent.Outcome == OperationOutcome.Unknown || (sent.Code == "hold-ended" && !isOne));
        foreach (var seat in held.Seats)
        {
            if (done is not null)
                Add(seat, SeatStep.Done(SeatAct.Extend, held.Hold, tries[0].Start, done) with { Until = done.Json.ToHold().ExpiresAt, IsExact = true });
            if (open is null || (isOne && done is not null)) continue;
            Add(seat, SeatStep.Maybe(SeatAct.Extend, held.Hold, open) with { Until = held.ExpiresAt + _stage.HoldTime, IsExact = isOne });
            if (!isOne) Add(seat, SeatStep.Maybe(SeatAct.Release, held.Hold, open));
        }

        foreach (var refused in tries.Where(sent => sent.Code == "hold-ended")) AddEnded(refused);
    }

    private void AddReleases(Operation[] tries)
    {
        if (!_told.Holds.TryGetValue(tries[0].Subject, out var held)) return;
        foreach (var seat in held.Seats)
        {
            if (FirstOpen(tries) is { } open) Add(seat, SeatStep.Maybe(SeatAct.Release, held.Hold, open));
            foreach (var release in tries.Where(release => release.Ok)) Add(seat, SeatStep.Done(SeatAct.Release, held.Hold, release.Start, release));
        }
    }

    // A hold of several seats is refused as soon as one of its seats has ended, and the answer does not say which one.
    private void AddEnded(Operation refused)
    {
        if (_told.Holds.TryGetValue(refused.Subject, out var held) && held.Seats.Length == 1)
            Add(held.Seats[0], SeatStep.Done(SeatAct.Ended, held.Hold, refused.Start, refused));
    }
}
