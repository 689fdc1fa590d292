using Ticketing.Tests.Faults.Histories;
using Ticketing.Tests.Faults.Seats;

namespace Ticketing.Tests.Faults.Checks;

/// <summary>
/// Promises 1 to 4 for each seat: its history must be that of a seat that never belongs to two buyers and is never freed too early or too late.
/// </summary>
internal static class SeatCheck
{
    public static IEnumerable<Violation> Check(History history, Stage stage)
    {
        var steps = new SeatSteps(history, stage);
        var model = new SeatModel(history.Clock, steps.Owners);
        foreach (var (seat, ofSeat) in steps.BySeat)
        {
            var initial = stage.Blocked.Contains(seat) ? new SeatState(SeatPhase.Blocked) : SeatState.Free;
            if (new SeatSearch(model, ofSeat).WhyNot(initial) is { } why) yield return new Violation(1, $"seat {stage.Performance}/{seat}: {why}");
        }
    }

    /// <summary>A hold must end exactly its hold time after it was made, on the silo's clock.</summary>
    public static IEnumerable<Violation> CheckEnds(History history, Stage stage)
    {
        foreach (var tries in history.Operations.Where(operation => operation.Kind == RequestKind.Hold && operation.Performance == stage.Performance)
            .GroupBy(operation => (operation.Client, operation.Key)))
        {
            if (tries.FirstOrDefault(sent => sent.Ok) is not { } done) continue;
            var told = done.Json.ToHold();
            var first = tries.First().Start;
            if (told.ExpiresAt < history.Clock.Earliest(first, done.End) + stage.HoldTime || told.ExpiresAt > history.Clock.Latest(first, done.End) + stage.HoldTime)
                yield return new Violation(2, $"the hold ends at a wrong time: {done}");
        }
    }
}
