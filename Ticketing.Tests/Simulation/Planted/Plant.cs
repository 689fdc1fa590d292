using Ticketing.Grains.Payments.Gateway;
using Ticketing.Grains.Payments.Sandbox;
using Ticketing.Grains.Storage;

namespace Ticketing.Tests.Simulation.Planted;

/// <summary>A bug put into a world on purpose; this one is none.</summary>
internal class Plant
{
    /// <summary>Comes between the grains and the disk.</summary>
    public virtual IRowStore Wrap(IRowStore store) => store;

    /// <summary>Comes between the orders and the sandbox.</summary>
    public virtual IPaymentGateway Wrap(IPaymentGateway gateway, ISandboxLedger ledger) => gateway;

    /// <summary>What the disk is made to write.</summary>
    public virtual IReadOnlyList<RowWrite> Rewrite(IReadOnlyList<RowWrite> writes, World world) => writes;

    /// <summary>Grain classes that run instead of those with the same interface.</summary>
    public virtual IReadOnlyCollection<Type> Grains => [];
}
