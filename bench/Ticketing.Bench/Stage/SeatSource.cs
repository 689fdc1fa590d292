using System.Text;

namespace Ticketing.Bench.Stage;

/// <summary>One or more seats that are given out to a buyer.</summary>
/// <param name="Number">The number of this request, from 0; Idempotency-Keys contain it.</param>
/// <param name="Performance">The number of the performance.</param>
/// <param name="Buyer">The number of the buyer.</param>
/// <param name="Seats">The seats' ids.</param>
internal readonly record struct Place(long Number, int Performance, int Buyer, byte[][] Seats);

/// <summary>
/// Gives out seats in a fixed order, each once. First every buyer gets a seat in the first performance, then in the second, and so on. So every request is
/// the buyer's first in its performance, as in a real on-sale, until every buyer has been in every performance. After that the buyers come back for more
/// seats, or, with <c>firstsOnly</c>, the seats have run out.
/// </summary>
/// <param name="buyers">How many buyers there are.</param>
/// <param name="seatCount">The seats of each performance.</param>
/// <param name="together">The number of neighbouring seats that a buyer gets at once.</param>
/// <param name="firstsOnly">Whether buyers never come back. A second hold in a performance costs less than the first, and would change the measurement.</param>
internal sealed class SeatSource(int buyers, int seatCount, int together = 1, bool firstsOnly = false)
{
    /// <summary>The most seats a buyer may have in a performance; the highest limit the product allows.</summary>
    public const int SeatLimit = 16;

    private readonly int _buyers = Math.Min(buyers, seatCount / together);

    // Only whole groups, and only as many as all buyers may have within the limit.
    private readonly byte[][][] _groups =
    [
        .. Enumerable.Range(0, Math.Min(seatCount / together, buyers * (firstsOnly ? 1 : SeatLimit / together)))
            .Select(group => Enumerable.Range(group * together, together).Select(seat => Encoding.ASCII.GetBytes(Hall.SeatId(seat))).ToArray()),
    ];

    private int _performances;
    private long _next = -1;
    private volatile bool _ranOut;

    /// <summary>How many of the requests so far were a buyer's first in a performance.</summary>
    public long FirstOnes => Math.Min(_next + 1, Firsts);

    /// <summary>How many of the next requests will be a buyer's first in a performance.</summary>
    public long FirstsLeft => Firsts - FirstOnes;

    /// <summary>Whether a request found no seat left.</summary>
    public bool RanOut => _ranOut;

    private long Firsts => (long)_performances * _buyers;

    /// <summary>
    /// Adds a performance. Call this only while nobody asks for seats; a second or later performance may be added only before the first buyer comes back.
    /// </summary>
    public void AddPerformance() => _performances++;

    /// <summary>The next seats for a buyer, or null when all are given out.</summary>
    public Place? Next()
    {
        var number = Interlocked.Increment(ref _next);
        if (Firsts > 0)
        {
            var pass = number / Firsts;
            var buyer = (int)(number % _buyers);
            var group = (pass * _buyers) + buyer;
            if (group < _groups.Length) return new Place(number, (int)(number / _buyers % _performances), buyer, _groups[group]);
        }

        _ranOut = true;
        return null;
    }
}
