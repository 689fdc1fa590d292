using Ticketing.Api.Operations;
using Ticketing.Api.Operations.Metrics;
using Ticketing.Grains.Operations;

namespace Ticketing.Silo.Operations;

/// <summary>The grain calls of the latest half minute or so, from two states of the same histograms.</summary>
internal sealed class CallWindow(MetricCollector collector)
{
    /// <summary>How many steps back the window begins.</summary>
    internal const int Steps = 15;

    private readonly Queue<State> states = new();

    private sealed record State(DateTimeOffset At, Dictionary<(string Grain, string Method), (Distribution Calls, long Errors)> Methods);

    /// <summary>Takes the state now, and tells what happened since the window's beginning.</summary>
    /// <returns>Seconds of the window, and the methods that were ever called; the busiest first.</returns>
    public (double Seconds, IReadOnlyList<MethodReport> Methods) Step(DateTimeOffset now)
    {
        var current = new State(now, Read());
        var first = states.TryPeek(out var oldest) ? oldest : null;
        states.Enqueue(current);
        if (states.Count > Steps) states.Dequeue();

        var seconds = first is null ? 0 : (now - first.At).TotalSeconds;
        return (seconds,
        [
            .. current.Methods.Select(method => ReportOf(method.Key, method.Value, first, seconds))
                .OrderByDescending(report => report.PerSecond).ThenByDescending(report => report.Calls)
                .Take(SiloReport.MaxEntries),
        ]);
    }

    private static MethodReport ReportOf(
        (string Grain, string Method) name, (Distribution Calls, long Errors) now, State? first, double seconds)
    {
        var before = default((Distribution Calls, long Errors));
        var recent = first?.Methods.TryGetValue(name, out before) == true ? now.Calls.Since(before.Calls) : now.Calls;
        return new MethodReport(
            name.Grain,
            name.Method,
            now.Calls.Count,
            now.Errors,
            seconds > 0 ? recent.Count / seconds : 0,
            recent.Quantile(0.5),
            recent.Quantile(0.95),
            recent.Quantile(0.99),
            now.Errors - before.Errors);
    }

    private Dictionary<(string Grain, string Method), (Distribution Calls, long Errors)> Read()
    {
        var errors = (collector.Find(OperationsHost.GrainCallErrors)?.Series ?? []).ToDictionary(NameOf, series => (long)series.Value);
        return (collector.Find(OperationsHost.GrainCallDuration)?.Series ?? [])
            .ToDictionary(NameOf, series => (series.Distribution(), errors.GetValueOrDefault(NameOf(series))));
    }

    private static (string Grain, string Method) NameOf(MetricSeries series) => series.Labels.Count < 2
        ? ("other", "other")
        : (series.Labels[0].Value, series.Labels[1].Value);
}
