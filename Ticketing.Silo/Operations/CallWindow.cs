using Ticketing.Api.Operations.Metrics;
using Ticketing.Grains.Operations;

namespace Ticketing.Silo.Operations;

/// <summary>The grain calls of the latest half minute or so, from two states of the same histograms.</summary>
internal sealed class CallWindow(MetricCollector collector)
{
    /// <summary>How many steps back the window begins.</summary>
    internal const int Steps = 15;

    private readonly Queue<CallState> states = new();

    /// <summary>Takes the state now, and tells what happened since the window's beginning.</summary>
    /// <returns>Seconds of the window, and what was ever called; the busiest first.</returns>
    public (double Seconds, CallReport[] Grains, CallReport[] Methods) Step(DateTimeOffset now)
    {
        var current = CallState.Read(collector, now);
        var first = states.TryPeek(out var oldest) ? oldest : null;
        states.Enqueue(current);
        if (states.Count > Steps) states.Dequeue();

        var seconds = first is null ? 0 : (now - first.At).TotalSeconds;
        return (seconds, Reports(current.Grains, first?.Grains, seconds), Reports(current.Methods, first?.Methods, seconds));
    }

    private static CallReport[] Reports(Dictionary<CallName, Calls> now, Dictionary<CallName, Calls>? before, double seconds) =>
    [
        .. now.Select(one => ReportOf(one.Key, one.Value, before?.GetValueOrDefault(one.Key), seconds))
            .OrderByDescending(report => report.PerSecond).ThenByDescending(report => report.Calls)
            .Take(SiloReport.MaxEntries),
    ];

    private static CallReport ReportOf(CallName name, Calls now, Calls? before, double seconds)
    {
        var recent = before is null ? now.Durations : now.Durations.Since(before.Durations);
        return new CallReport(
            name.Grain,
            name.Method,
            now.Durations.Count,
            now.Errors,
            seconds > 0 ? recent.Count / seconds : 0,
            recent.Quantile(0.5),
            recent.Quantile(0.95),
            recent.Quantile(0.99),
            now.Errors - (before?.Errors ?? 0));
    }
}
