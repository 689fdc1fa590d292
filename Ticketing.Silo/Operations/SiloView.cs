using Orleans;
using Orleans.Runtime;
using Ticketing.Grains.Operations;

namespace Ticketing.Silo.Operations;

/// <summary>What Orleans knows of this silo, by its management grain.</summary>
internal sealed class SiloView(ILocalSiloDetails silo, IGrainFactory grains)
{
    /// <summary>The name of this silo, its own in the cluster.</summary>
    public string Silo => $"{silo.Name} {silo.SiloAddress.Endpoint}";

    /// <summary>The activations of this silo, by grain type.</summary>
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
