using System.Text;
using Ticketing.Bench.Checks;
using Ticketing.Bench.Http;
using Ticketing.Bench.Stage;

namespace Ticketing.Bench.Scenarios;

/// <summary>Performances whose seats are given out one by one, with the server's answers.</summary>
internal sealed class SeatSale
{
    // The map follows the commits within 100 ms; a busy machine takes longer.
    private static readonly TimeSpan MapPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MapPause = TimeSpan.FromMilliseconds(200);

    private readonly History _history = new();
    private readonly List<string> _performances = [];
    private readonly List<byte[]> _performanceIds = [];
    private readonly List<byte[]> _holdLines = [];
    private readonly string _keys;
    private readonly bool _firstsOnly;

    private SeatSale(World world, string keys, int together, bool firstsOnly)
    {
        (World, _keys, Keys, _firstsOnly) = (world, keys, Encoding.ASCII.GetBytes($"{keys}-"), firstsOnly);
        Seats = new SeatSource(world.Buyers.Length, world.Hall.SeatCount, together, firstsOnly);
    }

    /// <summary>The world of the sale.</summary>
    public World World { get; }

    /// <summary>The id of the only performance.</summary>
    public string Performance => _performances.Single();

    /// <summary>The beginning of the Idempotency-Keys of all steps after the hold.</summary>
    public byte[] Keys { get; }

    /// <summary>The ids of the performances.</summary>
    public IReadOnlyList<byte[]> PerformanceIds => _performanceIds;

    /// <summary>The seats that are still to be given out.</summary>
    public SeatSource Seats { get; }

    /// <summary>A remark for the report.</summary>
    public string Remark => $"all {Seats.FirstOnes:N0} were a buyer's first in that performance, in {_performances.Count} performances of {World.Hall.SeatCount:N0} seats";

    /// <summary>Puts one performance on sale. Its buyers come back until they have as many seats as one buyer may have.</summary>
    /// <param name="world">The world of the sale.</param>
    /// <param name="keys">The beginning of the Idempotency-Keys.</param>
    /// <param name="together">The number of seats in one hold.</param>
    /// <param name="waitingRoom">The performance's waiting room, if it has one.</param>
    public static async Task<SeatSale> OpenAsync(World world, string keys, int together = 1, object? waitingRoom = null)
    {
        var sale = new SeatSale(world, keys, together, firstsOnly: false);
        await sale.AddPerformanceAsync(waitingRoom);
        return sale;
    }

    /// <summary>Sells each buyer one seat per performance; <see cref="MakeRoomAsync"/> adds the performances.</summary>
    public static SeatSale OfFirsts(World world, string keys) => new(world, keys, together: 1, firstsOnly: true);

    /// <summary>Puts as many performances on sale as this many requests need.</summary>
    public async Task MakeRoomAsync(long requests)
    {
        while (Seats.FirstsLeft < requests) await AddPerformanceAsync(waitingRoom: null);
    }

    /// <summary>Writes the request that holds seats.</summary>
    /// <param name="to">The buffer of the request.</param>
    /// <param name="place">The buyer and the seats.</param>
    /// <param name="entry">The header line with the entry token, if one is needed.</param>
    public int WriteHold(Span<byte> to, Place place, ReadOnlySpan<byte> entry)
    {
        Span<byte> headers = stackalloc byte[2_048];
        var written = new RequestWriter(headers).Add(World.Buyers[place.Buyer].Authorization).Add(entry).Written;
        return SeatHold.Write(to, _holdLines[place.Performance], place.Number, written, place.Seats);
    }

    /// <summary>Writes the request that holds the best seat that is left.</summary>
    public int WriteBest(Span<byte> to, Place place) =>
        SeatHold.WriteBody(to, _holdLines[place.Performance], place.Number, World.Buyers[place.Buyer].Authorization, """{"best":{"count":1}}"""u8);

    /// <summary>Records a hold that the server acknowledged.</summary>
    /// <returns>The id of the hold; empty when the answer has none.</returns>
    public ReadOnlySpan<byte> Held(Place place, ReadOnlySpan<byte> body)
    {
        var hold = JsonField.Text(body, "\"holdId\":\""u8);
        var id = Encoding.ASCII.GetString(hold);
        foreach (var seat in place.Seats)
            _history.Add(new History.Hold(_performances[place.Performance], Encoding.ASCII.GetString(seat), id, World.Buyers[place.Buyer].Id));
        return hold;
    }

    /// <summary>Records a payment that the server acknowledged.</summary>
    public void Paid(Place place, ReadOnlySpan<byte> order)
    {
        var id = Encoding.ASCII.GetString(order);
        foreach (var seat in place.Seats) _history.Add(new History.Sale(_performances[place.Performance], Encoding.ASCII.GetString(seat), id));
    }

    /// <summary>Checks that the recorded answers, the rows and the maps agree.</summary>
    /// <param name="books">The contender's rows.</param>
    /// <param name="isUsed">Whether at least one seat must have been given out; a check without any seat proves nothing.</param>
    public async Task<IReadOnlyList<string>> CheckAsync(IBooks books, bool isUsed = true)
    {
        var holds = _history.Holds.ToLookup(hold => hold.Performance);
        var sales = _history.Sales.ToLookup(sale => sale.Performance);
        var wrong = new List<string>();
        if (isUsed && holds.Count == 0) wrong.Add("nobody was given a seat");
        if (_firstsOnly && Seats.RanOut) wrong.Add($"the seats ran out after {Seats.FirstOnes:N0}");
        foreach (var performance in _performances)
        {
            var rows = books.Seats(performance);
            wrong.AddRange(SeatCheck.Check([.. holds[performance]], [.. sales[performance]], rows, books.Tickets(performance)));
            if (rows.Count > 0) wrong.AddRange(await CheckMapAsync(performance, rows));
        }

        return wrong;
    }

    // The map is read once here, so that the server has built it before the first buyer comes.
    private async Task AddPerformanceAsync(object? waitingRoom)
    {
        var performance = await World.Hall.AddPerformanceAsync(waitingRoom);
        await World.Hall.LookAtAsync(performance);
        _performances.Add(performance);
        _performanceIds.Add(Encoding.ASCII.GetBytes(performance));
        _holdLines.Add(SeatHold.RequestLine(performance, World.Load, _keys));
        Seats.AddPerformance();
    }

    private async Task<IReadOnlyList<string>> CheckMapAsync(string performance, IReadOnlyList<SeatRow> rows)
    {
        if (!World.Hall.TellsCounts) return [];
        var deadline = DateTimeOffset.UtcNow + MapPatience;
        while (true)
        {
            string[] wrong = [.. SeatCheck.Conserved(await World.Hall.CountsAsync(performance), World.Hall.SeatCount, rows)];
            if (wrong.Length == 0 || DateTimeOffset.UtcNow > deadline) return wrong;
            await Task.Delay(MapPause);
        }
    }
}
