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
            .GroupBy(one => NameOf(one.GrainType), StringComparer.Ordinal)
            .Select(group => new ActivationCount(group.Key, group.Sum(one => one.ActivationCount)))
            .ToArray();
    }

    /// <summary>The name that metrics and the ops page have for a grain class: <c>seat</c>, or <c>orleans</c> for one that is not ours.</summary>
    /// <param name="grainClass">The class and its assembly, as Orleans writes them: <c>Ticketing.Grains.Seats.SeatGrain,Ticketing.Grains</c>.</param>
    internal static string NameOf(string grainClass)
    {
        var type = grainClass.Split(',', 2)[0];
        if (!type.StartsWith("Ticketing.", StringComparison.Ordinal)) return "orleans";
        var name = type[(type.LastIndexOf('.') + 1)..].ToLowerInvariant();
        return name.EndsWith("grain", StringComparison.Ordinal) && name.Length > 5 ? name[..^5] : name;
    }
}
