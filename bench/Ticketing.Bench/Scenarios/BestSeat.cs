using Ticketing.Bench.Checks;
using Ticketing.Bench.Load;
using Ticketing.Bench.Stage;

namespace Ticketing.Bench.Scenarios;

/// <summary>Every request asks for the best seat that is left, for another buyer under another key. All buyers of a moment want the same seat.</summary>
internal sealed class BestSeat : Scenario
{
    private SeatSale _sale = null!;

    /// <inheritdoc/>
    public override string Name => "best";

    /// <inheritdoc/>
    public override string Work => "durable hold of the best seat that is left";

    /// <inheritdoc/>
    public override string Target => "";

    /// <inheritdoc/>
    public override string Remark => _sale.Remark;

    /// <inheritdoc/>
    public override VirtualUser NewBareUser() => Bare.Post(_sale.World.Load, """{"best":{"count":1}}""".Length);

    /// <inheritdoc/>
    public override VirtualUser NewUser() => new BestHolder(_sale);

    /// <inheritdoc/>
    public override Task PrepareAsync(World world)
    {
        _sale = SeatSale.OfFirsts(world, Name);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task MakeRoomAsync(long requests) => _sale.MakeRoomAsync(requests);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<string>> CheckAsync(IBooks books) => _sale.CheckAsync(books);
}
