using Ticketing.EmbeddedSilo.Hosting;
using Ticketing.Grains.Payments;
using Ticketing.Grains.Storage;

namespace Ticketing.Tests.Simulation.Planted;

/// <summary>A bug put into a world on purpose; this one is none.</summary>
internal class Plant
{
    public virtual IRowStore Wrap(IRowStore store, World world) => store;

    public virtual IPaymentGateway Wrap(IPaymentGateway gateway) => gateway;

    public virtual void Configure(EmbeddedSiloOptions options)
    {
    }
}
