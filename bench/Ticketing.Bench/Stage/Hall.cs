using System.Globalization;

namespace Ticketing.Bench.Stage;

/// <summary>A venue with one rectangular plan and as many performances as a run needs, made through the public API.</summary>
internal sealed class Hall : IHall
{
    /// <summary>Seats per row.</summary>
    public const int Columns = 400;

    /// <summary>The price of a seat, in won.</summary>
    public const long Price = 110_000;

    private readonly AdminApi _api;
    private readonly string _venue;
    private readonly string _show;
    private readonly DateTimeOffset _firstStart = DateTimeOffset.UtcNow.AddDays(30);
    private int _performances;

    private Hall(AdminApi api, string venue, string show, int rows) => (_api, _venue, _show, SeatCount) = (api, venue, show, rows * Columns);

    /// <inheritdoc/>
    public int SeatCount { get; }

    /// <summary>The id of the seat with this number. Seats are numbered from 0, row after row, so the ids are the same in every run.</summary>
    public static string SeatId(int seat) => string.Create(CultureInfo.InvariantCulture, $"S-{(seat / Columns) + 1}-{(seat % Columns) + 1}");

    /// <summary>Builds the venue, its plan and a show.</summary>
    public static async Task<Hall> BuildAsync(AdminApi api, int rows)
    {
        var venue = (await api.SendAsync(HttpMethod.Post, "/v1/venues", new { name = "부하 시험장", address = "서울" })).GetProperty("venueId").GetString()!;
        await api.SendAsync(HttpMethod.Post, $"/v1/venues/{venue}/plans/grid", new
        {
            name = "부하 시험장",
            categories = new[] { new { name = "R", color = "#00aa55" } },
            zones = new[] { new { name = "1층", rows, columns = Columns, prefix = "S", grades = new[] { new { fromRow = 1, toRow = rows, category = "R" } } } },
        });
        var show = (await api.SendAsync(HttpMethod.Post, "/v1/shows", new { title = "부하 시험", genre = "concert", runningMinutes = 90 }))
            .GetProperty("showId").GetString()!;
        return new Hall(api, venue, show, rows);
    }

    /// <inheritdoc/>
    public async Task<string> AddPerformanceAsync(object? waitingRoom = null)
    {
        var startsAt = _firstStart.AddHours(2 * _performances++);
        var performance = await _api.SendAsync(HttpMethod.Post, $"/v1/shows/{_show}/performances", new
        {
            venueId = _venue,
            startsAt,
            saleOpensAt = DateTimeOffset.UtcNow.AddMinutes(-1),
            saleClosesAt = startsAt,
            prices = new[] { new { grade = "R", price = Price } },
            holdSeconds = 3_600,
            seatLimit = SeatSource.SeatLimit,
            hasWaitingRoom = waitingRoom is not null,
            waitingRoom,
        });
        return performance.GetProperty("performanceId").GetString()!;
    }

    /// <inheritdoc/>
    public Task TakeAsync(string performance, Buyer buyer, string seat) => Purchase.BuyAsync(_api, buyer.Token, performance, seat);

    /// <inheritdoc/>
    public async Task LookAtAsync(string performance)
    {
        if (await _api.EntityTagAsync($"/v1/performances/{performance}/seat-map/compact") is null) throw new InvalidOperationException($"Performance {performance} has no map.");
    }

    /// <inheritdoc/>
    public bool TellsCounts => true;

    /// <inheritdoc/>
    public Task<SeatCounts> CountsAsync(string performance) => SeatCounts.ReadAsync(_api, performance);
}
