using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Reflection;
using Ticketing.Api.Operations;

namespace Ticketing.Silo.Operations;

/// <summary>
/// What every grain call of this silo took, under the meter <c>Ticketing.Grains</c>: from the start of its turn to its answer, the
/// time it waited for the grain not included. Tags are made once per method, so a call costs a look-up and no allocation.
/// The grains' host tells of the calls.
/// </summary>
internal sealed class GrainCallMetrics
{
    // The program has about a hundred; the rest would be somebody else's.
    private const int MaxMethods = 500;

    private static readonly InstrumentAdvice<double> Bounds = new()
    {
        HistogramBucketBoundaries =
        [
            0.00001, 0.000025, 0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30,
        ],
    };

    private static readonly KeyValuePair<string, object?>[] OtherMethods = [new("grain", "other"), new("method", "other")];

    private readonly ConcurrentDictionary<MethodInfo, KeyValuePair<string, object?>[]> tags = new(ReferenceEqualityComparer.Instance);
    private readonly Histogram<double> duration;
    private readonly Counter<long> errors;

    /// <summary>Makes the instruments.</summary>
    public GrainCallMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Ticketing.Grains");
        duration = meter.CreateHistogram(OperationsHost.GrainCallDuration, "s", "Grain calls, from the start of the turn to the answer", advice: Bounds);
        errors = meter.CreateCounter<long>(OperationsHost.GrainCallErrors, "{call}", "Grain calls that ended in an exception");
    }

    /// <summary>Whether anybody looks at the durations.</summary>
    public bool IsEnabled => duration.Enabled;

    /// <summary>Counts a call.</summary>
    /// <param name="method">The method of the grain interface, where the host knows it.</param>
    /// <param name="time">From the start of its turn to its answer.</param>
    /// <param name="failed">Whether it ended in an exception.</param>
    public void Record(MethodInfo? method, TimeSpan time, bool failed)
    {
        var called = TagsOf(method);
        duration.Record(time.TotalSeconds, called);
        if (failed) errors.Add(1, called);
    }

    /// <summary>The grain's type as tags and the host name it: without I and Grain, in small letters.</summary>
    internal static string TypeOf(Type grainInterface)
    {
        var name = grainInterface.Name.ToLowerInvariant();
        if (name.StartsWith('i')) name = name[1..];
        return name.EndsWith("grain", StringComparison.Ordinal) && name.Length > 5 ? name[..^5] : name;
    }

    private KeyValuePair<string, object?>[] TagsOf(MethodInfo? method)
    {
        if (method is null) return OtherMethods;
        if (tags.TryGetValue(method, out var known)) return known;
        return tags.Count >= MaxMethods ? OtherMethods : tags.GetOrAdd(method, static of => [new("grain", TypeOf(of.DeclaringType!)), new("method", of.Name)]);
    }
}
