using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using Orleans;
using Ticketing.Api.Operations;

namespace Ticketing.Silo.Operations;

/// <summary>
/// Measures every grain call of this silo, under the meter <c>Ticketing.Grains</c>: from the start of its turn to its answer, the
/// time it waited for the grain not included. Tags are made once per method, so a call costs a look-up and no allocation
/// beyond what any filter costs.
/// </summary>
internal sealed class GrainCallMetrics : IIncomingGrainCallFilter
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

    /// <inheritdoc/>
    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (!duration.Enabled) return context.Invoke();
        var called = TagsOf(context.InterfaceMethod);
        var started = Stopwatch.GetTimestamp();
        var call = context.Invoke();
        if (!call.IsCompletedSuccessfully) return WaitAsync(call, started, called);
        Record(started, called);
        return call;
    }

    /// <summary>The grain's type as tags and the host name it: without I and Grain, in small letters.</summary>
    internal static string TypeOf(Type grainInterface)
    {
        var name = grainInterface.Name.ToLowerInvariant();
        if (name.StartsWith('i')) name = name[1..];
        return name.EndsWith("grain", StringComparison.Ordinal) && name.Length > 5 ? name[..^5] : name;
    }

    private async Task WaitAsync(Task call, long started, KeyValuePair<string, object?>[] called)
    {
        try
        {
            await call;
        }
        catch
        {
            errors.Add(1, called);
            throw;
        }
        finally
        {
            Record(started, called);
        }
    }

    private void Record(long started, KeyValuePair<string, object?>[] called) =>
        duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, called);

    private KeyValuePair<string, object?>[] TagsOf(MethodInfo? method)
    {
        if (method is null) return OtherMethods;
        if (tags.TryGetValue(method, out var known)) return known;
        return tags.Count >= MaxMethods ? OtherMethods : tags.GetOrAdd(method, static of => [new("grain", TypeOf(of.DeclaringType!)), new("method", of.Name)]);
    }
}
