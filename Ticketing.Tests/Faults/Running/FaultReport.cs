using System.Text;
using Ticketing.Tests.Faults.Histories;
using Ticketing.Tests.Faults.Kinds;

namespace Ticketing.Tests.Faults.Running;

/// <summary>The report of a run, as one table.</summary>
internal sealed class FaultReport(string name, int seed)
{
    private readonly Dictionary<string, int> _faults = new(StringComparer.Ordinal);
    private readonly List<TimeSpan> _serveAgain = [];

    public int Violations { get; set; }

    public void Add(Fault fault, TimeSpan untilServing)
    {
        _faults[fault.Name] = _faults.GetValueOrDefault(fault.Name) + 1;
        if (fault.IsKill) _serveAgain.Add(untilServing);
    }

    public string Table(History history, int paymentTimeouts)
    {
        var outcomes = history.Operations.ToLookup(operation => operation.Outcome);
        var text = new StringBuilder();
        Row($"{name}, seed", seed);
        foreach (var (fault, times) in _faults.OrderBy(fault => fault.Key)) Row(fault, times);
        Row("payments set to time out after charging", paymentTimeouts);
        Row("operations checked", history.Operations.Count);
        Row("  ok", outcomes[OperationOutcome.Ok].Count());
        Row("  refused", outcomes[OperationOutcome.Refused].Count());
        Row("  unknown", outcomes[OperationOutcome.Unknown].Count());
        Row("readings of the rows", history.Reads.Count);
        Row("violations", Violations);
        if (_serveAgain.Count > 0)
        {
            var times = _serveAgain.Order().Select(time => (int)time.TotalMilliseconds).ToArray();
            Row("serves again after kill -9, ms, min/median/max", $"{times[0]}/{times[times.Length / 2]}/{times[^1]}");
        }

        return text.ToString();

        void Row(string what, object figure) => text.AppendLine($"| {what,-50} | {figure,14} |");
    }
}
