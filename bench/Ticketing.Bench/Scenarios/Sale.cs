using Ticketing.Bench.Checks;
using Ticketing.Bench.Load;
using Ticketing.Bench.Stage;

namespace Ticketing.Bench.Scenarios;

/// <summary>Buyers do all steps of a purchase: hold, order, payment at the sandbox, confirmation, and reading the ticket.</summary>
internal sealed class Sale : Scenario
{
    /// <inheritdoc/>
    public override string Name => "sale";

    /// <inheritdoc/>
    public override string Work => "hold → order → payment → confirmation → ticket read";

    /// <inheritdoc/>
    public override string Target => "≥ 4,000 tickets/s";

    /// <inheritdoc/>
    public override string Remark => $"five requests each; {Tickets.Remark}";

    private SeatSale Tickets { get; set; } = null!;

    /// <inheritdoc/>
    public override VirtualUser NewBareUser() => Bare.Post(Tickets.World.Load, """{"seats":["S-100-100"]}""".Length);

    /// <inheritdoc/>
    public override VirtualUser NewUser() => new SaleBuyer(Tickets);

    /// <inheritdoc/>
    public override Task PrepareAsync(World world)
    {
        Tickets = SeatSale.OfFirsts(world, Name);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task MakeRoomAsync(long requests) => Tickets.MakeRoomAsync(requests);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<string>> CheckAsync(IBooks books) => Tickets.CheckAsync(books);
}
