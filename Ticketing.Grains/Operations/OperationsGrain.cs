using Orleans;

namespace Ticketing.Grains.Operations;

/// <summary>Keeps the silos' latest reports in memory.</summary>
public sealed class OperationsGrain(TimeProvider time) : Grain, IOperationsGrain
{
    /// <summary>A silo that has not reported for this long counts as gone.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private const int MaxSilos = 256;

    private readonly Dictionary<string, (SiloReport Report, DateTimeOffset At)> silos = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task Report(SiloReport report)
    {
        Forget();
        if (silos.Count < MaxSilos || silos.ContainsKey(report.Silo)) silos[report.Silo] = (report, time.GetUtcNow());
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<SiloReport>> Silos()
    {
        Forget();
        return Task.FromResult<IReadOnlyList<SiloReport>>(
            silos.Values.Select(entry => entry.Report).OrderBy(report => report.Silo, StringComparer.Ordinal).ToArray());
    }

    private void Forget()
    {
        var oldest = time.GetUtcNow() - Patience;
        foreach (var (silo, entry) in silos)
            if (entry.At < oldest) silos.Remove(silo);
    }
}
