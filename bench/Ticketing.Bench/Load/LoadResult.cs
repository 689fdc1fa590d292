using System.Runtime.InteropServices;
using System.Text;
using HdrHistogram;
using Ticketing.Bench.Http;

namespace Ticketing.Bench.Load;

/// <summary>The counts of one worker, or of all workers.</summary>
internal sealed class LoadResult
{
    private readonly Dictionary<string, long> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LongHistogram> _steps = new(StringComparer.Ordinal);
    private readonly List<Second> _seconds = [];

    /// <summary>Requests answered within the time.</summary>
    public long Requests { get; set; }

    /// <summary>Pieces of work that succeeded within the time.</summary>
    public long Succeeded { get; set; }

    /// <summary>Pieces of work that were refused within the time.</summary>
    public long Refused { get; set; }

    /// <summary>Wrong answers and broken connections, also after the time.</summary>
    public long Failed { get; set; }

    /// <summary>Pieces of work that should have begun within the time and did not, because every connection was busy.</summary>
    public long NotBegun { get; set; }

    /// <summary>The first wrong answer.</summary>
    public string? FirstFailure { get; set; }

    /// <summary>The length of the measurement.</summary>
    public TimeSpan Elapsed { get; set; }

    /// <summary>The time of the last success or refusal. For a run that ends by itself, this is its length.</summary>
    public TimeSpan LastDone { get; set; }

    /// <summary>
    /// Latencies of successes and refusals, also of those that came after the time. A latency counts from the time at which the work should have begun. For
    /// people who think between requests, each request has its own latency.
    /// </summary>
    public LongHistogram Latency { get; } = Latencies.New();

    /// <summary>Refusals by the problem's code.</summary>
    public IReadOnlyDictionary<string, long> Codes => _codes;

    /// <summary>Latencies by kind of request, if there are several kinds.</summary>
    public IReadOnlyDictionary<string, LongHistogram> Steps => _steps;

    /// <summary>The work done in each second.</summary>
    public IReadOnlyList<Second> Seconds => _seconds;

    /// <summary>One second of a run.</summary>
    /// <param name="Done">Successes and refusals.</param>
    /// <param name="Worst">The longest latency of the work that ended in this second.</param>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct Second(long Done, TimeSpan Worst);

    /// <summary>Counts a refusal by the code in its problem body (RFC 9457).</summary>
    public void AddRefusal(int status, ReadOnlySpan<byte> body)
    {
        var code = JsonField.Text(body, "\"code\":\""u8);
        var name = code.IsEmpty ? $"{status}" : Encoding.UTF8.GetString(code);
        _codes[name] = _codes.GetValueOrDefault(name) + 1;
    }

    /// <summary>Records a latency.</summary>
    public void AddLatency(TimeSpan latency, string step, TimeSpan now)
    {
        Latency.Record(latency);
        if (step.Length > 0)
        {
            if (!_steps.TryGetValue(step, out var histogram)) _steps.Add(step, histogram = Latencies.New());
            histogram.Record(latency);
        }

        Add((int)now.TotalSeconds, new Second(1, latency));
    }

    /// <summary>Adds the counts of another worker in the same run, or of another slice.</summary>
    public void Add(LoadResult other)
    {
        Requests += other.Requests;
        Succeeded += other.Succeeded;
        Refused += other.Refused;
        Failed += other.Failed;
        NotBegun += other.NotBegun;
        FirstFailure ??= other.FirstFailure;
        Elapsed = other.Elapsed > Elapsed ? other.Elapsed : Elapsed;
        LastDone = other.LastDone > LastDone ? other.LastDone : LastDone;
        Latency.Add(other.Latency);
        foreach (var (code, count) in other._codes) _codes[code] = _codes.GetValueOrDefault(code) + count;
        foreach (var (step, histogram) in other._steps)
        {
            if (!_steps.TryGetValue(step, out var mine)) _steps.Add(step, mine = Latencies.New());
            mine.Add(histogram);
        }

        for (var at = 0; at < other._seconds.Count; at++) Add(at, other._seconds[at]);
    }

    private void Add(int at, Second second)
    {
        while (_seconds.Count <= at) _seconds.Add(default);
        var known = _seconds[at];
        _seconds[at] = new Second(known.Done + second.Done, known.Worst > second.Worst ? known.Worst : second.Worst);
    }
}
