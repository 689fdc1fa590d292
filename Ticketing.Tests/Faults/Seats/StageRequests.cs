using Ticketing.Tests.Faults.Histories;

namespace Ticketing.Tests.Faults.Seats;

/// <summary>The requests about one performance, and what their answers told.</summary>
internal sealed class StageRequests
{
    public StageRequests(History history, Stage stage)
    {
        Stage = stage;
        Clock = history.Clock;
        All = [.. history.Operations.Where(operation => operation.Performance == stage.Performance)];
        Told = new ToldHolds(All);
        foreach (var hold in Of(RequestKind.Hold)) Owners[hold.Subject] = hold.Client;
    }

    public Stage Stage { get; }

    public ServerClock Clock { get; }

    public IReadOnlyList<Operation> All { get; }

    public ToldHolds Told { get; }

    /// <summary>The client of each hold.</summary>
    public Dictionary<string, int> Owners { get; } = new(StringComparer.Ordinal);

    public IEnumerable<Operation> Of(RequestKind kind) => All.Where(operation => operation.Kind == kind);

    /// <summary>One request and its repeats under the same key.</summary>
    public IEnumerable<Operation[]> TriesOf(RequestKind kind) =>
        Of(kind).GroupBy(operation => (operation.Client, operation.Key)).Select(tries => tries.ToArray());

    /// <summary>The first try without an answer: what it asks for may be carried out at any time from when it was sent.</summary>
    public static Operation? FirstOpen(Operation[] tries) => Array.Find(tries, sent => sent.Outcome == OperationOutcome.Unknown);
}
