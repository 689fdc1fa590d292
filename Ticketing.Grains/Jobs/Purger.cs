using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Jobs;

/// <summary>
/// Removes rows that have outlived their time (docs/retention.md): a bounded number in every round, in small commits, so that buyers' commits do
/// not wait behind them. A row is removed only at the version that was read; any number of processes may purge.
/// </summary>
public sealed partial class Purger(IRowStore store, TimeProvider time, IOptions<RetentionSettings> settings, PurgeMetrics metrics, ILogger<Purger> logger)
{
    /// <summary>How often to purge. With <see cref="PurgeRule.MostRows"/> a round that is 100 rows a second of each rule.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    /// <summary>The most rows that one commit removes.</summary>
    public const int RowsPerCommit = 100;

    private readonly IReadOnlyList<PurgeRule> _rules = [.. PurgeRule.Of(settings.Value), new EndedPlaces(settings.Value.Places), new EndedRooms(settings.Value.Places)];

    /// <summary>Removes what has ended; a rule that fails does not keep the others from their turn.</summary>
    /// <returns>How many rows were removed.</returns>
    public async Task<int> PurgeAsync()
    {
        var removed = 0;
        foreach (var rule in _rules)
        {
            try
            {
                removed += await PurgeAsync(rule);
            }
            catch (Exception e)
            {
                LogFailed(logger, e, rule.Table);
            }
        }

        return removed;
    }

    private async Task<int> PurgeAsync(PurgeRule rule)
    {
        var removed = 0;
        foreach (var rows in (await rule.FindAsync(store, time.GetUtcNow())).Chunk(RowsPerCommit))
        {
            // Somebody wrote one of the rows meanwhile, or another process removed them: the next round looks again.
            if (await store.TryCommitAsync([.. rows.Select(RowWrite.Remove)]) is not null) continue;
            removed += rows.Length;
            metrics.Purged(rule.Table, rows.Length);
        }

        return removed;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old rows of {Table} could not be removed; the next round finds them again.")]
    private static partial void LogFailed(ILogger logger, Exception exception, string table);
}
