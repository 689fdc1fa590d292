using Ticketing.Bench.Load;
using Ticketing.Bench.Stage;

namespace Ticketing.Bench.Scenarios;

/// <summary>Holds one seat after the other.</summary>
internal sealed class SeatHolder(SeatSale sale) : VirtualUser
{
    private Place _place;

    /// <inheritdoc/>
    public override int Write(Span<byte> to)
    {
        if (sale.Seats.Next() is not { } place) return 0;
        _place = place;
        return sale.WriteHold(to, place, []);
    }

    /// <inheritdoc/>
    public override Verdict Read(int status, ReadOnlySpan<byte> body) => status switch
    {
        201 when !sale.Held(_place, body).IsEmpty => Verdict.Succeeded,
        // 409 is a failure here, because the seat is free and the buyer has no seat yet.
        429 or 503 => Verdict.Refused,
        _ => Verdict.Failed,
    };
}
