using System.Diagnostics;
using System.Text;
using Ticketing.Bench.Http;
using Ticketing.Bench.Load;
using Ticketing.Bench.Stage;

namespace Ticketing.Bench.Scenarios;

/// <summary>One person's whole journey: queue, map, and the purchase.</summary>
/// <param name="sale">The seats on sale.</param>
/// <param name="line">The queue in front of the sale.</param>
/// <param name="random">Decides how long the person thinks.</param>
internal sealed class JourneyBuyer(SeatSale sale, WaitingLine line, Random random) : VirtualUser
{
    private const double LongestThought = 1;

    private Place _place;
    private Step _step = Step.Enter;
    private Step _answered;
    private byte[] _poll = [];
    private TimeSpan _pause;
    private SaleBuyer? _purchase;
    private long _sentAt;
    private bool _done;

    private enum Step
    {
        Enter,
        Poll,
        Map,
        Buy,
    }

    /// <inheritdoc/>
    public override TimeSpan? Thinks => _done ? null : _pause;

    /// <inheritdoc/>
    public override string Kind => _answered == Step.Buy ? _purchase!.Kind : _answered.ToString();

    /// <inheritdoc/>
    public override int Write(Span<byte> to)
    {
        switch (_step)
        {
            case Step.Enter:
                if (sale.Seats.Next() is not { } place) return 0;
                (_place, _sentAt) = (place, Stopwatch.GetTimestamp());
                return line.WriteEnter(to, place.Buyer);
            case Step.Poll:
                _poll.CopyTo(to);
                return _poll.Length;
            case Step.Map:
                return new RequestWriter(to).Add("GET /v1/performances/"u8).Add(sale.PerformanceIds[_place.Performance])
                    .Add("/seat-map/compact HTTP/1.1\r\nHost: bench\r\nAccept-Encoding: br\r\n"u8).NoBody().Length;
            default:
                return _purchase!.Write(to);
        }
    }

    /// <inheritdoc/>
    public override Verdict Read(int status, ReadOnlySpan<byte> body)
    {
        _answered = _step;
        _pause = TimeSpan.FromSeconds(random.NextDouble() * LongestThought);
        var verdict = _step == Step.Buy ? _purchase!.Read(status, body) : status == 200 ? Next(body) : status is 429 or 503 ? Verdict.Refused : Verdict.Failed;
        _done = verdict != Verdict.GoesOn;
        return verdict;
    }

    private Verdict Next(ReadOnlySpan<byte> body)
    {
        switch (_step)
        {
            case Step.Enter:
                if (line.Entered(_place.Buyer, _sentAt, body) is not { } waiter) return Verdict.Failed;
                (_poll, _step) = (waiter.Poll, Step.Poll);
                return Verdict.GoesOn;
            case Step.Poll when JsonField.Text(body, "\"entryToken\":\""u8) is { IsEmpty: false } token:
                _purchase = new SaleBuyer(sale, _place, Encoding.ASCII.GetBytes($"Entry-Token: {Encoding.ASCII.GetString(token)}\r\n"));
                _step = Step.Map;
                return Verdict.GoesOn;
            case Step.Poll:
                var pollAfterMs = JsonField.Number(body, "\"pollAfterMs\":"u8);
                _pause = TimeSpan.FromMilliseconds(Math.Max(0, pollAfterMs));
                return pollAfterMs >= 0 ? Verdict.GoesOn : Verdict.Failed;
            default:
                _step = Step.Buy;
                return Verdict.GoesOn;
        }
    }
}
