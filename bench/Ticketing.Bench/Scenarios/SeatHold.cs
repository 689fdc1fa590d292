using System.Text;
using Ticketing.Bench.Checks;
using Ticketing.Bench.Http;
using Ticketing.Bench.Load;
using Ticketing.Bench.Stage;

namespace Ticketing.Bench.Scenarios;

/// <summary>Every request holds another seat for another buyer under another key.</summary>
internal sealed class SeatHold : Scenario
{
    private SeatSale _sale = null!;

    /// <inheritdoc/>
    public override string Name => "hold";

    /// <inheritdoc/>
    public override string Work => "durable hold of one seat";

    /// <inheritdoc/>
    public override string Target => "≥ 0.4 × bare POST";

    /// <inheritdoc/>
    public override bool FillsUp => true;

    /// <inheritdoc/>
    public override bool HasLatencyTable => true;

    /// <inheritdoc/>
    public override string Remark => _sale.Remark;

    /// <inheritdoc/>
    public override VirtualUser NewBareUser() => Bare.Post(_sale.World.Load, """{"seats":["S-100-100"]}""".Length);

    /// <inheritdoc/>
    public override VirtualUser NewUser() => new SeatHolder(_sale);

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

    /// <summary>
    /// The first lines of a request for a hold, up to the number at the end of its Idempotency-Key. The key has the scenario's name, because the same buyers
    /// take part in all scenarios.
    /// </summary>
    public static byte[] RequestLine(string performance, LoadRun load, string scenario) =>
        Encoding.ASCII.GetBytes($"POST /v1/performances/{performance}/holds HTTP/1.1\r\nHost: {load.Target}\r\nIdempotency-Key: {scenario}-");

    /// <summary>Writes a request for a hold.</summary>
    /// <param name="to">The buffer of the request.</param>
    /// <param name="requestLine">The bytes of <see cref="RequestLine"/>.</param>
    /// <param name="key">The rest of the Idempotency-Key.</param>
    /// <param name="headers">Header lines that name the buyer.</param>
    /// <param name="seats">The seats' ids.</param>
    public static int Write(Span<byte> to, ReadOnlySpan<byte> requestLine, long key, ReadOnlySpan<byte> headers, params ReadOnlySpan<byte[]> seats)
    {
        Span<byte> space = stackalloc byte[512];
        var body = new RequestWriter(space).Add("{\"seats\":[\""u8).Add(seats[0]);
        foreach (var seat in seats[1..]) body = body.Add("\",\""u8).Add(seat);
        return WriteBody(to, requestLine, key, headers, body.Add("\"]}"u8).Written);
    }

    /// <summary>Writes a request for a hold with any body.</summary>
    /// <param name="to">The buffer of the request.</param>
    /// <param name="requestLine">The bytes of <see cref="RequestLine"/>.</param>
    /// <param name="key">The rest of the Idempotency-Key.</param>
    /// <param name="headers">Header lines that name the buyer.</param>
    /// <param name="body">The body.</param>
    public static int WriteBody(Span<byte> to, ReadOnlySpan<byte> requestLine, long key, ReadOnlySpan<byte> headers, ReadOnlySpan<byte> body) =>
        new RequestWriter(to).Add(requestLine).Add(key).Add("\r\n"u8).Add(headers).Json(body).Length;
}
