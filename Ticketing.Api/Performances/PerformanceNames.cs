using BitFaster.Caching.Lru;
using Microsoft.Extensions.Logging;
using Orleans;
using Ticketing.Grains.Catalogue;
using Ticketing.Grains.Plans;

namespace Ticketing.Api.Performances;

/// <summary>
/// The names of performances and seats that this process has answered with lately. Grains know seats by their ids; the words for people are put
/// to an answer here, so no hold and no sale carries them.
/// </summary>
/// <param name="grains">Where names are asked for.</param>
/// <param name="plans">The plans of this process.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Takes a line when names cannot be had.</param>
public sealed partial class PerformanceNames(IGrainFactory grains, PlanCache plans, TimeProvider time, ILogger<PerformanceNames> logger)
{
    /// <summary>How old names may be. Then one request asks again, and the others go on with what is known.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(5);

    // An answer is not kept waiting for its words longer than this: what it tells has happened already.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // The least used ones beyond it are asked for again.
    private const int MaxEntries = 1_000;

    private readonly ConcurrentLru<string, Entry> _known = new(Environment.ProcessorCount, MaxEntries, StringComparer.Ordinal);

    /// <summary>The names of a performance; null when there is none, or when its names cannot be had at the moment.</summary>
    internal ValueTask<NamedPerformance?> FindAsync(string performance)
    {
        var entry = _known.GetOrAdd(performance, static _ => new Entry());
        return entry.Named is { } named && !entry.IsDue(time.GetUtcNow()) ? ValueTask.FromResult<NamedPerformance?>(named) : AskAsync(performance, entry);
    }

    /// <summary>The names of several performances, by id; those that cannot be had are left out.</summary>
    internal async Task<IReadOnlyDictionary<string, NamedPerformance>> FindAllAsync(IEnumerable<string> performances)
    {
        var found = await Task.WhenAll(performances.Distinct(StringComparer.Ordinal).Select(performance => FindAsync(performance).AsTask()));
        return found.OfType<NamedPerformance>().ToDictionary(named => named.Performance, StringComparer.Ordinal);
    }

    private async ValueTask<NamedPerformance?> AskAsync(string performance, Entry entry)
    {
        try
        {
            return entry.Named = await ReadAsync(performance).WaitAsync(Patience, time);
        }
        catch (Exception trouble)
        {
            LogNoNames(performance, trouble.Message);
            return entry.Named;
        }
    }

    private async Task<NamedPerformance?> ReadAsync(string performance)
    {
        var catalogue = grains.GetCatalogue();
        var found = await catalogue.Performance(performance);
        if (found.Value is not { Programme: { } programme } view) return null;
        return new NamedPerformance(performance, view.StartsAt, programme, await plans.GetAsync(view.PlanId, ReadPlan));

        async Task<byte[]> ReadPlan(string planId) => await catalogue.Plan(planId) is { Ok: true, Value: { } file }
            ? file.Document
            : throw new InvalidOperationException($"The plan {planId} is missing.");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An answer goes out without the names of performance {Performance}: {Trouble}")]
    private partial void LogNoNames(string performance, string trouble);

    private sealed class Entry
    {
        private long _dueAt;

        public NamedPerformance? Named { get; set; }

        /// <summary>Whether this caller is the one to ask; the next one is due <see cref="MaxAge"/> later.</summary>
        public bool IsDue(DateTimeOffset now)
        {
            var due = Interlocked.Read(ref _dueAt);
            return now.UtcTicks >= due && Interlocked.CompareExchange(ref _dueAt, now.UtcTicks + MaxAge.Ticks, due) == due;
        }
    }
}
