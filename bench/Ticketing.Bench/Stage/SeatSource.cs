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
/// a real on-sale, every request is a buyer's first, until buyers times performances are used up and the buyers come back.
/// </summary>
/// <param name="performances">The performances.</param>
/// <param name="buyers">How many buyers there are.</param>
/// <param name="seatCount">The seats of each performance.</param>
/// <param name="together">How many seats a buyer gets at once, next to each other.</param>
internal sealed class SeatSource(string[] performances, int buyers, int seatCount, int together = 1)
{
    /// <summary>The most seats a buyer may have in a performance; the highest limit the product allows.</summary>
    public const int SeatLimit = 16;

    // Whole groups only; those that buyers may have within the limit.
    private readonly byte[][][] _groups =
    [
        .. Enumerable.Range(0, Math.Min(seatCount / together, buyers * (SeatLimit / together)))
            .Select(group => Enumerable.Range(group * together, together).Select(seat => Encoding.ASCII.GetBytes(Hall.SeatId(seat))).ToArray()),
    ];

    private long _next = -1;

    /// <summary>Requests that were a buyer's first in a performance, of all given out.</summary>
    public long FirstOnes => Math.Min(_next + 1, (long)performances.Length * buyers);

    /// <summary>Seats, or groups of them, given out.</summary>
    public long Given => _next + 1;

    /// <summary>The next seat, or null when all are given out.</summary>
    public Place? Next()
    {
        var number = Interlocked.Increment(ref _next);
        var pass = number / ((long)performances.Length * buyers);
        var buyer = (int)(number % buyers);
        var group = (pass * buyers) + buyer;
        return group < _groups.Length ? new Place(number, (int)(number / buyers % performances.Length), buyer, _groups[group]) : null;
    }
}
