using Ticketing.Tests.Faults.Histories;

namespace Ticketing.Tests.Faults.Checks;

/// <summary>
/// Promise 7, as far as it shows from outside: no place gets worse, no place is lost, and nobody is let in by another person's entry.
/// </summary>
internal static class PlaceCheck
{
    public static IEnumerable<Violation> Check(IReadOnlyList<Operation> operations) =>
        operations.Where(operation => operation.Kind is RequestKind.Enter or RequestKind.Poll && operation.Ok)
            .GroupBy(operation => (operation.Client, operation.Performance))
            .SelectMany(asked => Worsened([.. asked]).Concat(Moved([.. asked.Where(operation => operation.Kind == RequestKind.Enter)], operations)))
            .Concat(operations.Where(IsLetIn).Select(hold => new Violation(7, $"another's entry was good: {hold}")));

    // The request names a withheld seat. A refusal because of the seat means that the entry was accepted before.
    private static bool IsLetIn(Operation operation) =>
        operation.Kind == RequestKind.Intrude && (operation.Ok || operation.Code is "seats-taken" or "seat-limit");

    // Two requests that overlap may be answered in either order. So an answer is compared only with answers that came before its request.
    private static IEnumerable<Violation> Worsened(Operation[] asked)
    {
        foreach (var later in asked.Where(poll => PositionOf(poll) is not null))
        {
            var best = asked.Where(poll => poll.End < later.Start && poll.Subject == later.Subject && PositionOf(poll) is not null).MinBy(PositionOf);
            if (best is not null && PositionOf(best) < PositionOf(later)) yield return new Violation(7, $"the place worsened: {best}, and later {later}");
        }
    }

    // A place ends when its owner leaves, when an answer says so, or by a purchase: of an order made since the place was given.
    private static IEnumerable<Violation> Moved(Operation[] enters, IReadOnlyList<Operation> operations)
    {
        foreach (var (first, second) in enters.Zip(enters.Skip(1)).Where(pair => pair.First.Subject != pair.Second.Subject))
        {
            var given = enters.First(enter => enter.Subject == first.Subject).Start;
            var mayHaveEnded = operations.Any(operation => operation.Client == first.Client && operation.Performance == first.Performance
                && operation.Start < second.End && operation.End > given && MayEnd(operation, first));
            if (!mayHaveEnded) yield return new Violation(7, $"the place was lost: {first}, and later {second}");
        }
    }

    private static bool MayEnd(Operation operation, Operation place) => operation.Kind switch
    {
        RequestKind.Leave => operation.Subject == place.Subject,
        RequestKind.Order => operation.Outcome != OperationOutcome.Refused,
        _ => operation.Code == "place-ended" && operation.Subject == place.Subject,
    };

    private static int? PositionOf(Operation poll) =>
        poll.Json.TryGetProperty("position", out var position) && position.ValueKind == System.Text.Json.JsonValueKind.Number ? position.GetInt32() : null;
}
