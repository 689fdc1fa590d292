using System.Text;

namespace Ticketing.Bench.Stage;

/// <summary>A seat for a buyer, or some.</summary>
/// <param name="Number">Which one this is, from 0; makes keys of it.</param>
/// <param name="Performance">Which performance.</param>
/// <param name="Buyer">Which buyer.</param>
/// <param name="Seats">The seats' ids.</param>
internal readonly record struct Place(long Number, int Performance, int Buyer, byte[][] Seats);

/// <summary>
/// Gives out seats in a fixed order, each once. First every buyer gets one seat in the first performance, then in the second, and so on: as in
/// a real on-sale, every request is a buyer's first, until buyers times performances are used up. Then the buyers come back, or the seats have run out.
/// </summary>
/// <param name="buyers">How many buyers there are.</param>
/// <param name="seatCount">The seats of each performance.</param>
/// <param name="together">How many seats a buyer gets at once, next to each other.</param>
/// <param name="firstsOnly">Whether a buyer never comes back: a second hold in a performance costs less than the first, and would change what is measured.</param>
internal sealed class SeatSource(int buyers, int seatCount, int together = 1, bool firstsOnly = false)
{
    /// <summary>The most seats a buyer may have in a performance; the highest limit the product allows.</summary>
    public const int SeatLimit = 16;

    private readonly int _buyers = Math.Min(buyers, seatCount / together);

    // Whole groups only; those that buyers may have within the limit.
    private readonly byte[][][] _groups =
    [
        .. Enumerable.Range(0, Math.Min(seatCount / together, buyers * (firstsOnly ? 1 : SeatLimit / together)))
            .Select(group => Enumerable.Range(group * together, together).Select(seat => Encoding.ASCII.GetBytes(Hall.SeatId(seat))).ToArray()),
    ];

    private int _performances;
    private long _next = -1;
    private volatile bool _ranOut;

    /// <summary>Requests that were a buyer's first in a performance, of all given out.</summary>
    public long FirstOnes => Math.Min(_next + 1, Firsts);

    /// <summary>Requests that are still to be a buyer's first in a performance.</summary>
    public long FirstsLeft => Firsts - FirstOnes;

    /// <summary>Whether somebody asked for a seat and none was left.</summary>
    public bool RanOut => _ranOut;

    private long Firsts => (long)_performances * _buyers;

    /// <summary>Adds a performance. Only while nobody asks for seats, and with more than one performance only before the first buyer comes back.</summary>
    public void AddPerformance() => _performances++;

    /// <summary>The next seat, or null when all are given out.</summary>
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
