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

    private SeatSale(World world, string[] performances, string keys)
    {
        (World, _performances) = (world, performances);
        _holdLines = [.. performances.Select(id => SeatHold.RequestLine(id, world.Load, keys))];
        PerformanceIds = [.. performances.Select(Encoding.ASCII.GetBytes)];
        Seats = new SeatSource(performances, world.Buyers.Length, world.Hall.SeatCount);
    }

    /// <summary>Where it takes place.</summary>
    public World World { get; }

    /// <summary>The performances' ids.</summary>
    public byte[][] PerformanceIds { get; }

    /// <summary>The seats that are still to be given out.</summary>
    public SeatSource Seats { get; }

    /// <summary>What there is to say.</summary>
    public string Remark => $"{Seats.FirstOnes:N0} of {Seats.Given:N0} were a buyer's first in that performance";

    /// <summary>Puts the performances on sale.</summary>
    /// <param name="world">Where.</param>
    /// <param name="keys">What Idempotency-Keys begin with.</param>
    public static async Task<SeatSale> OpenAsync(World world, string keys) => new(world, await world.Hall.AddPerformancesAsync(world.Performances), keys);

    /// <summary>Writes the request that holds a place.</summary>
    public int WriteHold(Span<byte> to, Place place) =>
        SeatHold.Write(to, _holdLines[place.Performance], place.Number, World.Buyers[place.Buyer].Authorization, place.Seat);

    /// <summary>Takes note of a hold that was acknowledged.</summary>
    /// <returns>Its id; empty when the answer has none.</returns>
    public ReadOnlySpan<byte> Held(Place place, ReadOnlySpan<byte> body)
    {
        var hold = JsonField.Text(body, "\"holdId\":\""u8);
        _history.Add(new History.Hold(_performances[place.Performance], Encoding.ASCII.GetString(place.Seat), Encoding.ASCII.GetString(hold), World.Buyers[place.Buyer].Id));
        return hold;
    }

    /// <summary>Takes note of a payment that was acknowledged.</summary>
    public void Paid(Place place, ReadOnlySpan<byte> order) =>
        _history.Add(new History.Sale(_performances[place.Performance], Encoding.ASCII.GetString(place.Seat), Encoding.ASCII.GetString(order)));

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
