using Orleans;
using Orleans.Runtime;
using Ticketing.Grains.Operations;
using Ticketing.Silo.Operations;

namespace Ticketing.Silo.Hosting;

/// <summary>What Microsoft Orleans knows of this silo, by its management grain.</summary>
internal sealed class GrainHostView(ILocalSiloDetails silo, IGrainFactory grains) : IGrainHostView
{
    /// <inheritdoc/>
    public string Silo => $"{silo.Name} {silo.SiloAddress.Endpoint}";

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ActivationCount>> ActivationsAsync()
    {
        var counts = await grains.GetGrain<IManagementGrain>(0).GetSimpleGrainStatistics([silo.SiloAddress]);
        return counts
            .GroupBy(one => ShortName(one.GrainType), StringComparer.Ordinal)
            .Select(group => new ActivationCount(group.Key, group.Sum(one => one.ActivationCount)))
            .ToArray();
    }

    // It names the class, e.g. "Ticketing.Grains.Seats.SeatGrain"; tags and the ops page say "seat".
    private static string ShortName(string grainClass)
    {
        var name = grainClass[(grainClass.LastIndexOf('.') + 1)..].ToLowerInvariant();
        return name.EndsWith("grain", StringComparison.Ordinal) && name.Length > 5 ? name[..^5] : name;
    }
}
