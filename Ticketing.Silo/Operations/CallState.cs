using Ticketing.Api.Operations;
using Ticketing.Api.Operations.Metrics;

namespace Ticketing.Silo.Operations;

/// <summary>What calls are counted under; without a method those of the whole type.</summary>
internal readonly record struct CallName(string Grain, string Method);

/// <summary>Calls since the process started.</summary>
internal sealed record Calls(Distribution Durations, long Errors);

/// <summary>All calls since the process started, as of one moment.</summary>
internal sealed record CallState(DateTimeOffset At, Dictionary<CallName, Calls> Grains, Dictionary<CallName, Calls> Methods)
{
    /// <summary>Reads it from the instruments of <see cref="GrainCallMetrics"/>.</summary>
    public static CallState Read(MetricCollector collector, DateTimeOffset now)
    {
        var errors = (collector.Find(OperationsHost.GrainCallErrors)?.Series ?? []).ToDictionary(NameOf, series => (long)series.Value);
        var methods = (collector.Find(OperationsHost.GrainCallDuration)?.Series ?? [])
            .ToDictionary(NameOf, series => new Calls(series.Distribution(), errors.GetValueOrDefault(NameOf(series))));
        var grains = methods
            .GroupBy(method => new CallName(method.Key.Grain, ""), method => method.Value)
            .ToDictionary(grain => grain.Key, grain => grain.Aggregate(static (sum, one) => new Calls(sum.Durations.With(one.Durations), sum.Errors + one.Errors)));
        return new CallState(now, grains, methods);
    }

    private static CallName NameOf(MetricSeries series) =>
        series.Labels.Count < 2 ? new CallName("other", "other") : new CallName(series.Labels[0].Value, series.Labels[1].Value);
}
