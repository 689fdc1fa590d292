using System.Text;
using Ticketing.Bench.Http;
using Ticketing.Bench.Load;
using Ticketing.Bench.Stage;

namespace Ticketing.Bench.Scenarios;

/// <summary>Every request holds another seat for another buyer under another key.</summary>
internal sealed class SeatHold : Scenario
{
    private LoadRun _load = null!;
    private byte[][] _buyers = [];
    private byte[][] _requestLines = [];
    private SeatSource _seats = null!;

    /// <inheritdoc/>
    public override string Name => "hold";

    /// <inheritdoc/>
    public override string Work => "durable hold of one seat";

    /// <inheritdoc/>
    public override string Target => "≥ 0.4 × bare POST";

    /// <inheritdoc/>
    public override string Remark => $"{_seats.FirstOnes} of {_seats.Given} were a buyer's first in that performance";

    /// <inheritdoc/>
    public override VirtualUser NewBareUser() => Bare.Post(_load, """{"seats":["S-100-100"]}""".Length);

    /// <inheritdoc/>
    public override VirtualUser NewUser() => new Buyer(this);

    /// <inheritdoc/>
    public override async Task<string?> PrepareAsync(World world)
    {
        (_load, _buyers) = (world.Load, world.Buyers);
        var performances = await world.Hall.AddPerformancesAsync(world.Performances);
        _requestLines = [.. performances.Select(id => RequestLine(id, _load, Name))];
        _seats = new SeatSource(performances, _buyers.Length, world.Hall.SeatCount);
        return null;
    }

    /// <summary>The first lines of a request for a hold, up to the number that makes its key; the same buyers play all scenarios.</summary>
    public static byte[] RequestLine(string performance, LoadRun load, string scenario) =>
        Encoding.ASCII.GetBytes($"POST /v1/performances/{performance}/holds HTTP/1.1\r\nHost: {load.Target}\r\nIdempotency-Key: {scenario}-");

    /// <summary>Writes a request for a hold.</summary>
    public static int Write(Span<byte> to, ReadOnlySpan<byte> requestLine, long key, ReadOnlySpan<byte> authorization, ReadOnlySpan<byte> seat)
    {
        Span<byte> space = stackalloc byte[128];
        var body = new RequestWriter(space).Add("{\"seats\":[\""u8).Add(seat).Add("\"]}"u8);
        return new RequestWriter(to).Add(requestLine).Add(key).Add("\r\n"u8).Add(authorization).Json(body.Written).Length;
    }

    private sealed class Buyer(SeatHold scenario) : VirtualUser
    {
        public override int Write(Span<byte> to) => scenario._seats.Next() is { } place
            ? SeatHold.Write(to, scenario._requestLines[place.Performance], place.Number, scenario._buyers[place.Buyer], place.Seat)
            : 0;

        public override Verdict Read(int status, ReadOnlySpan<byte> body) => status switch
        {
            201 => Verdict.Succeeded,
            409 or 429 or 503 => Verdict.Refused,
            _ => Verdict.Failed,
        };
    }
}
