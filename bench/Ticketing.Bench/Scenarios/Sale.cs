using System.Text;
using Ticketing.Bench.Load;
using Ticketing.Bench.Stage;

namespace Ticketing.Bench.Scenarios;

/// <summary>Buyers go the whole way: hold, order, payment at the sandbox, confirmation, and a ticket they can read.</summary>
internal sealed class Sale : Scenario
{
    /// <inheritdoc/>
    public override string Name => "sale";

    /// <inheritdoc/>
    public override string Work => "hold → order → payment → confirmation → ticket read";

    /// <inheritdoc/>
    public override string Target => "≥ 4,000 tickets/s";

    /// <inheritdoc/>
    public override string Remark => $"five requests each; {Seats.FirstOnes} of {Seats.Given} were a buyer's first in that performance";

    /// <summary>The server.</summary>
    public LoadRun Load { get; private set; } = null!;

    /// <summary>The buyers' header lines.</summary>
    public byte[][] Buyers { get; private set; } = [];

    /// <summary>The performances' ids.</summary>
    public byte[][] Performances { get; private set; } = [];

    /// <summary>The beginnings of the requests for holds.</summary>
    public byte[][] HoldLines { get; private set; } = [];

    /// <summary>The seats.</summary>
    public SeatSource Seats { get; private set; } = null!;

    /// <inheritdoc/>
    public override VirtualUser NewBareUser() => Bare.Post(Load, """{"seats":["S-100-100"]}""".Length);

    /// <inheritdoc/>
    public override VirtualUser NewUser() => new SaleBuyer(this);

    /// <inheritdoc/>
    public override async Task<string?> PrepareAsync(World world)
    {
        (Load, Buyers) = (world.Load, world.Buyers);
        var performances = await world.Hall.AddPerformancesAsync(world.Performances);
        Performances = [.. performances.Select(Encoding.ASCII.GetBytes)];
        HoldLines = [.. performances.Select(id => SeatHold.RequestLine(id, Load, Name))];
        Seats = new SeatSource(performances, Buyers.Length, world.Hall.SeatCount);
        return null;
    }
}
