using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Messaging;

namespace Ticketing.Api.Process;

/// <summary>
/// The list of gateways as Redis has it; while Redis has none, the ones it had before. A Redis that has lost its list says nothing about the
/// silos, which go on, and without this the client closes its connections to them.
/// </summary>
/// <param name="list">Reads the list.</param>
/// <param name="logger">Where it is told that the list is empty.</param>
internal sealed class KnownGateways(IGatewayListProvider list, ILogger<KnownGateways> logger) : IGatewayListProvider
{
    private IList<Uri> known = [];

    /// <summary>Puts it before the list that was added last.</summary>
    public static void AddTo(IServiceCollection services)
    {
        var last = services.Last(static service => service.ServiceType == typeof(IGatewayListProvider));
        services.AddSingleton<IGatewayListProvider>(provider => new KnownGateways(
            (IGatewayListProvider)ActivatorUtilities.CreateInstance(provider, last.ImplementationType!), provider.GetRequiredService<ILogger<KnownGateways>>()));
    }

    /// <inheritdoc/>
    public TimeSpan MaxStaleness => list.MaxStaleness;

    /// <inheritdoc/>
    [Obsolete("Orleans no longer asks for it.")]
    public bool IsUpdatable => list.IsUpdatable;

    /// <inheritdoc/>
    public Task InitializeGatewayListProvider() => list.InitializeGatewayListProvider();

    /// <inheritdoc/>
    public async Task<IList<Uri>> GetGateways()
    {
        var read = await list.GetGateways();
        if (read.Count > 0) return known = read;
        if (known.Count > 0) logger.LogWarning("The cluster's Redis names no silo; this process goes on with the {Count} gateways that it knew.", known.Count);
        return known;
    }
}
