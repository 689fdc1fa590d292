using Ticketing.Bench.Http;
using Ticketing.Bench.Load;
using Ticketing.Bench.Stage;

namespace Ticketing.Bench.Scenarios;

/// <summary>Holds the best seat that is left, for one buyer after the other.</summary>
internal sealed class BestHolder(SeatSale sale) : VirtualUser
{
    private Place _place;

    /// <inheritdoc/>
    public override int Write(Span<byte> to)
    {
        if (sale.Seats.Next() is not { } place) return 0;
        _place = place;
        return sale.WriteBest(to, place);
    }

    /// <inheritdoc/>
    public override Verdict Read(int status, ReadOnlySpan<byte> body)
    {
        if (status is 429 or 503) return Verdict.Refused;
        // There are as many seats as buyers, so a buyer can lose every seat to others at the same moment, but the seats never run out.
        if (status == 409) return body.IndexOf("seats-taken"u8) >= 0 ? Verdict.Refused : Verdict.Failed;
        var seat = JsonField.Text(body, "\"seat\":\""u8);
        if (status != 201 || seat.IsEmpty) return Verdict.Failed;
        return sale.Held(_place with { Seats = [seat.ToArray()] }, body).IsEmpty ? Verdict.Failed : Verdict.Succeeded;
    }
}
