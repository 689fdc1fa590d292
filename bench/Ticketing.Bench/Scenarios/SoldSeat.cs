using System.Text;
using Ticketing.Bench.Checks;
using Ticketing.Bench.Load;
using Ticketing.Bench.Stage;

namespace Ticketing.Bench.Scenarios;

/// <summary>All buyers want one seat that is already sold (at a peer: held).</summary>
internal sealed class SoldSeat : Scenario
{
    private LoadRun _load = null!;
    private string _performance = "";
    private string _owner = "";
    private Buyer[] _buyers = [];
    private byte[] _requestLine = [];
    private byte[] _seat = [];
    private long _next = -1;

    /// <inheritdoc/>
    public override string Name => "reject";

    /// <inheritdoc/>
    public override string Work => "hold of a taken seat, refused";

    /// <inheritdoc/>
    public override string Target => "≥ 0.6 × bare POST";

    /// <inheritdoc/>
    public override bool WantsRefusals => true;

    /// <inheritdoc/>
    public override VirtualUser NewBareUser() => Bare.Post(_load, """{"seats":["S-1-1"]}""".Length);

    /// <inheritdoc/>
    public override VirtualUser NewUser() => new Wisher(this);

    /// <inheritdoc/>
    public override async Task PrepareAsync(World world)
    {
        (_load, _buyers) = (world.Load, world.Buyers);
        (_performance, _owner) = (await world.Hall.AddPerformanceAsync(), world.Buyers[0].Id);
        var seat = Hall.SeatId(0);
        await world.Hall.TakeAsync(_performance, world.Buyers[0], seat);
        _requestLine = SeatHold.RequestLine(_performance, _load, Name);
        _seat = Encoding.ASCII.GetBytes(seat);
    }

    /// <inheritdoc/>
    public override Task<IReadOnlyList<string>> CheckAsync(IBooks books)
    {
        var rows = books.Seats(_performance);
        return Task.FromResult<IReadOnlyList<string>>(rows is [var seat] && seat.Buyer == _owner
            ? []
            : [$"the seat was {_owner}'s, and now the books have {rows.Count}: {string.Join(", ", rows.Select(row => row.Buyer).Take(3))}"]);
    }

    private sealed class Wisher(SoldSeat scenario) : VirtualUser
    {
        public override int Write(Span<byte> to)
        {
            var number = Interlocked.Increment(ref scenario._next);
            // Buyer 0 owns the seat.
            var buyer = 1 + (int)(number % (scenario._buyers.Length - 1));
            return SeatHold.Write(to, scenario._requestLine, number, scenario._buyers[buyer].Authorization, scenario._seat);
        }

        public override Verdict Read(int status, ReadOnlySpan<byte> body) =>
            status == 409 && body.IndexOf("seats-taken"u8) >= 0 ? Verdict.Refused : Verdict.Failed;
    }
}
