using System.Text;
using Ticketing.Bench.Checks;
using Ticketing.Bench.Http;
using Ticketing.Bench.Stage;

namespace Ticketing.Bench.Scenarios;

/// <summary>Performances whose seats are given out one by one, and what the server said to each request.</summary>
internal sealed class SeatSale
{
    // The map follows the commits within 100 ms; a busy machine takes longer.
    private static readonly TimeSpan MapPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MapPause = TimeSpan.FromMilliseconds(200);

    private readonly History _history = new();
    private readonly string[] _performances;
    private readonly byte[][] _holdLines;

    private SeatSale(World world, string[] performances, string keys, int together)
    {
        (World, _performances, Keys) = (world, performances, Encoding.ASCII.GetBytes($"{keys}-"));
        _holdLines = [.. performances.Select(id => SeatHold.RequestLine(id, world.Load, keys))];
        PerformanceIds = [.. performances.Select(Encoding.ASCII.GetBytes)];
        Seats = new SeatSource(performances, world.Buyers.Length, world.Hall.SeatCount, together);
    }

    /// <summary>Where it takes place.</summary>
    public World World { get; }

    /// <summary>The id of the only performance.</summary>
    public string Performance => _performances.Single();

    /// <summary>What the Idempotency-Keys of everything after the hold begin with.</summary>
    public byte[] Keys { get; }

    /// <summary>The performances' ids.</summary>
    public byte[][] PerformanceIds { get; }

    /// <summary>The seats that are still to be given out.</summary>
    public SeatSource Seats { get; }

    /// <summary>What there is to say.</summary>
    public string Remark => $"{Seats.FirstOnes:N0} of {Seats.Given:N0} were a buyer's first in that performance";

    /// <summary>Puts the performances on sale.</summary>
    /// <param name="world">Where.</param>
    /// <param name="keys">What Idempotency-Keys begin with.</param>
    /// <param name="together">How many seats go out at once.</param>
    /// <param name="waitingRoom">The performances' waiting rooms, if they have any.</param>
    public static async Task<SeatSale> OpenAsync(World world, string keys, int together = 1, object? waitingRoom = null)
    {
        var performances = new string[world.Performances];
        for (var i = 0; i < performances.Length; i++) performances[i] = await world.Hall.AddPerformanceAsync(waitingRoom);
        return new SeatSale(world, performances, keys, together);
    }

    /// <summary>Writes the request that holds a place.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="place">The place.</param>
    /// <param name="entry">The header line with the entry token, if one is needed.</param>
    public int WriteHold(Span<byte> to, Place place, ReadOnlySpan<byte> entry)
    {
        Span<byte> headers = stackalloc byte[2_048];
        var written = new RequestWriter(headers).Add(World.Buyers[place.Buyer].Authorization).Add(entry).Written;
        return SeatHold.Write(to, _holdLines[place.Performance], place.Number, written, place.Seats);
    }

    /// <summary>Takes note of a hold that was acknowledged.</summary>
    /// <returns>Its id; empty when the answer has none.</returns>
    public ReadOnlySpan<byte> Held(Place place, ReadOnlySpan<byte> body)
    {
        var hold = JsonField.Text(body, "\"holdId\":\""u8);
        var id = Encoding.ASCII.GetString(hold);
        foreach (var seat in place.Seats)
            _history.Add(new History.Hold(_performances[place.Performance], Encoding.ASCII.GetString(seat), id, World.Buyers[place.Buyer].Id));
        return hold;
    }

    /// <summary>Takes note of a payment that was acknowledged.</summary>
    public void Paid(Place place, ReadOnlySpan<byte> order)
    {
        var id = Encoding.ASCII.GetString(order);
        foreach (var seat in place.Seats) _history.Add(new History.Sale(_performances[place.Performance], Encoding.ASCII.GetString(seat), id));
    }

    /// <summary>Whether history, books and maps agree.</summary>
    public async Task<IReadOnlyList<string>> CheckAsync(IBooks books)
    {
        var holds = _history.Holds.ToLookup(hold => hold.Performance);
        var sales = _history.Sales.ToLookup(sale => sale.Performance);
        var wrong = new List<string>();
        foreach (var performance in _performances)
        {
            var rows = books.Seats(performance);
            wrong.AddRange(SeatCheck.Check([.. holds[performance]], [.. sales[performance]], rows, books.Tickets(performance)));
            wrong.AddRange(await CheckMapAsync(performance, rows));
        }

        return wrong;
    }

    private async Task<IReadOnlyList<string>> CheckMapAsync(string performance, IReadOnlyList<SeatRow> rows)
    {
        var deadline = DateTimeOffset.UtcNow + MapPatience;
        while (true)
        {
            if (await World.Hall.CountsAsync(performance) is not { } counts) return [];
            string[] wrong = [.. SeatCheck.Conserved(counts, World.Hall.SeatCount, rows)];
            if (wrong.Length == 0 || DateTimeOffset.UtcNow > deadline) return wrong;
            await Task.Delay(MapPause);
        }
    }
}
