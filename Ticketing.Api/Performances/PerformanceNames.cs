using BitFaster.Caching.Lru;
using Microsoft.Extensions.Logging;
using Orleans;
using Ticketing.Grains.Catalogue;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Plans;
using Ticketing.Grains.Storage;

namespace Ticketing.Api.Performances;

/// <summary>
/// The names of performances and seats that this process has answered with lately. Grains know seats by their ids; the words for people are put
/// to an answer here, so no hold and no sale carries them.
/// </summary>
/// <param name="grains">Where names are asked for.</param>
/// <param name="plans">The plans of this process.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Takes a line when newer names cannot be had.</param>
public sealed partial class PerformanceNames(IGrainFactory grains, PlanCache plans, TimeProvider time, ILogger<PerformanceNames> logger)
{
    /// <summary>How old names may be. Then one request asks again, and the others go on with what is known.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(5);

    // The least used ones beyond it are asked for again.
    private const int MaxEntries = 1_000;

    private readonly ConcurrentLru<string, Entry> _known = new(Environment.ProcessorCount, MaxEntries, StringComparer.Ordinal);

    /// <summary>
    /// The names of a performance; null when there is none. Names that are too old serve when newer ones cannot be had. Whoever changes something
    /// asks before, where the performance is known then: an answer and its repeat have the same words.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The names are not known here yet, and cannot be read.</exception>
    internal ValueTask<NamedPerformance?> FindAsync(string performance)
    {
        var entry = _known.GetOrAdd(performance, static _ => new Entry());
        return entry.Named is { } named && !entry.IsDue(time.GetUtcNow()) ? ValueTask.FromResult<NamedPerformance?>(named) : AskAsync(performance, entry);
    }

    /// <summary>The names of several performances, by id; those of no performance are left out.</summary>
    internal async Task<IReadOnlyDictionary<string, NamedPerformance>> FindAllAsync(IEnumerable<string> performances)
    {
        var found = await Task.WhenAll(performances.Distinct(StringComparer.Ordinal).Select(performance => FindAsync(performance).AsTask()));
        return found.OfType<NamedPerformance>().ToDictionary(named => named.Performance, StringComparer.Ordinal);
    }

    private async ValueTask<NamedPerformance?> AskAsync(string performance, Entry entry)
    {
        try
        {
            entry.Took(await entry.ReadOnce(() => ReadAsync(performance)), time.GetUtcNow());

            // Ids of no performance can be made up without end, and would drive out the others.
            if (entry.Named is null) _known.TryRemove(performance);
            return entry.Named;
        }
        catch (Exception trouble) when (entry.Named is not null)
        {
            LogOldNames(performance, trouble.Message);
            return entry.Named;
        }
    }

    private async Task<NamedPerformance?> ReadAsync(string performance)
    {
        var catalogue = grains.GetCatalogue();
        var found = await catalogue.Performance(performance);
        if (found.Value is not { } view) return null;
        return new NamedPerformance(performance, view.StartsAt, view.Programme ?? Programme.Unknown, await plans.GetAsync(view.PlanId, ReadPlan));

        async Task<byte[]> ReadPlan(string planId) => await catalogue.Plan(planId) is { Ok: true, Value: { } file }
            ? file.Document
            : throw new InvalidOperationException($"The plan {planId} is missing.");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Answers go out with older names of performance {Performance}: {Trouble}")]
    private partial void LogOldNames(string performance, string trouble);

    private sealed class Entry
    {
        private readonly Lock _lock = new();
        private long _dueAt;
        private Task<NamedPerformance?>? _reading;

        public NamedPerformance? Named { get; private set; }

        /// <summary>Keeps what was read; it is old <see cref="MaxAge"/> later.</summary>
        public void Took(NamedPerformance? named, DateTimeOffset now)
        {
            Named = named;
            Interlocked.Exchange(ref _dueAt, (now + MaxAge).UtcTicks);
        }

        /// <summary>Whether this caller is the one to ask; the next one is due <see cref="MaxAge"/> later.</summary>
        public bool IsDue(DateTimeOffset now)
        {
            var due = Interlocked.Read(ref _dueAt);
            return now.UtcTicks >= due && Interlocked.CompareExchange(ref _dueAt, now.UtcTicks + MaxAge.Ticks, due) == due;
        }

        /// <summary>Starts a reading, or gives the one that is under way: a crowd that asks first together costs one.</summary>
        public Task<NamedPerformance?> ReadOnce(Func<Task<NamedPerformance?>> readAsync)
        {
            lock (_lock) return _reading is { IsCompleted: false } running ? running : _reading = readAsync();
        }
    }
}
