using Ticketing.Grains.Payments.Gateway;
using Ticketing.Grains.Payments.Sandbox;
using Ticketing.Grains.Storage;

namespace Ticketing.Tests.Simulation.Planted;

/// <summary>A bug that is put into a world on purpose. This base class has no bug.</summary>
internal class Plant
{
    /// <summary>Wraps the store between the grains and the disk.</summary>
    public virtual IRowStore Wrap(IRowStore store) => store;

    /// <summary>Wraps the gateway between the orders and the sandbox.</summary>
    public virtual IPaymentGateway Wrap(IPaymentGateway gateway, ISandboxLedger ledger) => gateway;

    /// <summary>Changes the rows that the disk writes.</summary>
    public virtual IReadOnlyList<RowWrite> Rewrite(IReadOnlyList<RowWrite> writes, World world) => writes;

    /// <summary>Grain classes that run instead of those with the same interface.</summary>
    public virtual IReadOnlyCollection<Type> Grains => [];
}
