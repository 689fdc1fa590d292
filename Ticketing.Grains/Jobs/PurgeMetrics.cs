using System.Diagnostics.Metrics;

namespace Ticketing.Grains.Jobs;

/// <summary>What the purger tells about itself, under the meter <c>Ticketing.Retention</c>.</summary>
public sealed class PurgeMetrics
{
    private readonly Counter<long> _purged;

    /// <summary>Makes the instruments.</summary>
    public PurgeMetrics(IMeterFactory meters) =>
        _purged = meters.Create("Ticketing.Retention").CreateCounter<long>("ticketing.retention.purged", "{row}", "Rows removed because their time was over, by table");

    /// <summary>Rows were removed.</summary>
    public void Purged(string table, int rows) => _purged.Add(rows, new KeyValuePair<string, object?>("table", table));
}
