using System.Diagnostics;
using System.Text;
using Ticketing.Bench.Checks;
using Ticketing.Bench.Http;
using Ticketing.Bench.Load;
using Ticketing.Bench.Stage;

namespace Ticketing.Bench.Scenarios;

/// <summary>The queue of one performance, and the people in it.</summary>
/// <param name="performance">The performance.</param>
/// <param name="world">The server and the people.</param>
internal sealed class WaitingLine(string performance, World world)
{
    private readonly History _history = new();
    private readonly List<Waiter> _waiting = [];
    private readonly byte[] _enter = Encoding.ASCII.GetBytes(
        $"POST /v1/performances/{performance}/queue HTTP/1.1\r\nHost: {world.Load.Target}\r\nContent-Length: 0\r\n");

    /// <summary>Settings of a waiting room that lets nobody in.</summary>
    public static object Closed { get; } = new { ratePerSecond = 1, cap = 1, paused = true };

    /// <summary>The people in line, in the order of their answers.</summary>
    public IReadOnlyList<Waiter> Waiting => _waiting;

    /// <summary>The position in an answer; -1 when the answer has none.</summary>
    public static long PositionIn(ReadOnlySpan<byte> body) => JsonField.Number(body, "\"position\":"u8);

    /// <summary>Lets people enter as fast as they can.</summary>
    public void Fill(int people)
    {
        var next = -1;
        var result = world.Load.Run(() => new Filler(this, () => Interlocked.Increment(ref next) is var buyer && buyer < people ? buyer : null), Pace.Closed, LoadRun.MaxDuration);
        if (result.Failed + result.Refused > 0 || _waiting.Count < people) throw new InvalidOperationException($"Not everybody could enter: {result.FirstFailure}");
    }

    /// <summary>Writes the request with which somebody enters.</summary>
    public int WriteEnter(Span<byte> to, int buyer) => new RequestWriter(to).Add(_enter).Add(world.Buyers[buyer].Authorization).NoBody().Length;

    /// <summary>Records a person who got a place in line.</summary>
    /// <returns>The person in line, or null when the answer has no ticket or no place.</returns>
    public Waiter? Entered(int buyer, long sentAt, ReadOnlySpan<byte> body)
    {
        var ticket = JsonField.Text(body, "\"ticket\":\""u8);
        var position = PositionIn(body);
        if (ticket.IsEmpty || position < 0) return null;
        // A poll needs only the ticket. A client that also sent an access token would make the server check the token too.
        var waiter = new Waiter(position, world.FirstPlaceMayGrow, Encoding.ASCII.GetBytes(
            $"GET /v1/performances/{performance}/queue HTTP/1.1\r\nHost: {world.Load.Target}\r\nQueue-Ticket: {Encoding.ASCII.GetString(ticket)}\r\n\r\n"));
        _history.Add(new History.Entrance(performance, world.Buyers[buyer].Id, sentAt, Stopwatch.GetTimestamp()));
        lock (_waiting) _waiting.Add(waiter);
        return waiter;
    }

    /// <summary>Checks that all people kept their places.</summary>
    public IReadOnlyList<string> Check(IBooks books) => [.. QueueCheck.Check(_history.Entrances, books.Places(performance))];

    private sealed class Filler(WaitingLine line, Func<int?> next) : VirtualUser
    {
        private int _buyer;
        private long _sentAt;

        public override int Write(Span<byte> to)
        {
            if (next() is not { } buyer) return 0;
            (_buyer, _sentAt) = (buyer, Stopwatch.GetTimestamp());
            return line.WriteEnter(to, buyer);
        }

        public override Verdict Read(int status, ReadOnlySpan<byte> body) =>
            status == 200 && line.Entered(_buyer, _sentAt, body) is not null ? Verdict.Succeeded : status is 429 or 503 ? Verdict.Refused : Verdict.Failed;
    }
}
