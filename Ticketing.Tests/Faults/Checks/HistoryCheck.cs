using Ticketing.Tests.Faults.Histories;

namespace Ticketing.Tests.Faults.Checks;

/// <summary>All checks of a history and of the rows that were read during it. Pure: the same history gives the same verdict.</summary>
internal static class HistoryCheck
{
    /// <summary>Every promise that the history breaks.</summary>
    /// <param name="history">The history.</param>
    /// <param name="delay">See <see cref="RowCheck.Check"/>.</param>
    /// <param name="stages">The performances whose seats are checked; all when null.</param>
    public static IReadOnlyList<Violation> Check(History history, TimeSpan delay, IReadOnlyCollection<Stage>? stages = null)
    {
        var operations = history.Operations;
        return
        [
            .. (stages ?? history.Stages).SelectMany(stage => SeatCheck.Check(history, stage).Concat(SeatCheck.CheckEnds(history, stage))),
            .. KeyCheck.Check(operations),
            .. PlaceCheck.Check(operations),
            .. MapCheck.Check(operations, history.Stages),
            .. history.Reads.TakeLast(1).SelectMany(rows => OrderCheck.Check(operations, rows).Concat(MoneyCheck.Check(rows)).Concat(RowCheck.Check(history, rows, delay))),
            .. operations.Where(operation => operation.Status == 500).Select(operation => new Violation(5, $"the silo failed instead of refusing: {operation}")),
        ];
    }
}
