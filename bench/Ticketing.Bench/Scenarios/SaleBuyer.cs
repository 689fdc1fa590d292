using System.Text;
using Ticketing.Bench.Http;
using Ticketing.Bench.Load;
using Ticketing.Bench.Stage;

namespace Ticketing.Bench.Scenarios;

/// <summary>Makes one purchase after the other, each for the next buyer; or one purchase for a person who was let in.</summary>
/// <param name="sale">The seats on sale.</param>
/// <param name="first">Buyer and seats of the only purchase; null to take the next free ones for each purchase.</param>
/// <param name="entry">The header line with the entry token; empty where there is no waiting room.</param>
internal sealed class SaleBuyer(SeatSale sale, Place? first = null, byte[]? entry = null) : VirtualUser
{
    private readonly byte[] _host = Encoding.ASCII.GetBytes($" HTTP/1.1\r\nHost: {sale.World.Load.Target}\r\n");
    private readonly byte[] _body = new byte[512];
    private Step _step;
    private Step _answered;
    private Place _place;
    private byte[] _order = [];
    private byte[] _hold = [];
    private byte[] _payment = [];

    private enum Step
    {
        Hold,
        Order,
        Pay,
        Confirm,
        ReadTicket,
    }

    /// <inheritdoc/>
    public override string Kind => _answered.ToString();

    private long Amount => Hall.Price * _place.Seats.Length;

    private ReadOnlySpan<byte> Authorization => sale.World.Buyers[_place.Buyer].Authorization;

    /// <inheritdoc/>
    public override int Write(Span<byte> to)
    {
        switch (_step)
        {
            case Step.Hold:
                if ((first ?? sale.Seats.Next()) is not { } place) return 0;
                _place = place;
                return sale.WriteHold(to, place, entry);
            case Step.Order:
                return Post(to, "/v1/orders"u8, default, default, (byte)'o', new RequestWriter(_body)
                    .Add("{\"performanceId\":\""u8).Add(sale.PerformanceIds[_place.Performance]).Add("\",\"holdId\":\""u8).Add(_hold).Add("\"}"u8));
            case Step.Pay:
                return Post(to, "/v1/sandbox/payments"u8, default, default, (byte)'p', new RequestWriter(_body)
                    .Add("{\"orderId\":\""u8).Add(_order).Add("\",\"amount\":"u8).Add(Amount).Add("}"u8));
            case Step.Confirm:
                return Post(to, "/v1/orders/"u8, _order, "/confirmation"u8, (byte)'c', new RequestWriter(_body)
                    .Add("{\"amount\":"u8).Add(Amount).Add(",\"paymentKey\":\""u8).Add(_payment).Add("\"}"u8));
            default:
                return new RequestWriter(to).Add("GET /v1/tickets?limit=100"u8).Add(_host).Add(Authorization).NoBody().Length;
        }
    }

    /// <inheritdoc/>
    public override Verdict Read(int status, ReadOnlySpan<byte> body)
    {
        _answered = _step;
        if (status is not (200 or 201))
        {
            _step = Step.Hold;
            return status is 409 or 429 or 503 ? Verdict.Refused : Verdict.Failed;
        }

        return _step switch
        {
            Step.Hold => Take(ref _hold, sale.Held(_place, body), Step.Order),
            Step.Order => Take(ref _order, JsonField.Text(body, "\"orderId\":\""u8), Step.Pay),
            Step.Pay => Take(ref _payment, JsonField.Text(body, "\"paymentKey\":\""u8), Step.Confirm),
            Step.Confirm => Confirmed(body),
            _ => Next(Step.Hold, body.IndexOf(_order) >= 0 ? Verdict.Succeeded : Verdict.Failed),
        };
    }

    private Verdict Confirmed(ReadOnlySpan<byte> body)
    {
        if (body.IndexOf("\"status\":\"paid\""u8) < 0) return Next(Step.Hold, Verdict.Failed);
        sale.Paid(_place, _order);
        return Next(Step.ReadTicket, Verdict.GoesOn);
    }

    private Verdict Take(ref byte[] field, ReadOnlySpan<byte> id, Step next)
    {
        field = id.ToArray();
        return field.Length > 0 ? Next(next, Verdict.GoesOn) : Next(Step.Hold, Verdict.Failed);
    }

    private Verdict Next(Step step, Verdict verdict)
    {
        _step = step;
        return verdict;
    }

    private int Post(
        Span<byte> to, ReadOnlySpan<byte> path, ReadOnlySpan<byte> id, ReadOnlySpan<byte> rest, byte key, scoped RequestWriter body) =>
        new RequestWriter(to).Add("POST "u8).Add(path).Add(id).Add(rest).Add(_host).Add(Authorization).Add(entry)
            .Add("Idempotency-Key: "u8).Add(sale.Keys).Add([key]).Add(_place.Number).Add("\r\n"u8).Json(body.Written).Length;
}
