using System.Globalization;
using Ticketing.Bench.Stage;
using Ticketing.Tests.Faults.Clients;
using Ticketing.Tests.Faults.Histories;

namespace Ticketing.Tests.Faults.Running;

/// <summary>A hall, its performances and its buyers, all created through the API.</summary>
internal sealed class FaultHall
{
    /// <summary>The shortest hold time that a performance may have.</summary>
    public static readonly TimeSpan HoldTime = TimeSpan.FromSeconds(30);

    private const int SeatCount = 160;
    private const int BlockedCount = 4;

    private readonly DateTimeOffset _firstStart = DateTimeOffset.UtcNow.AddDays(30);
    private readonly FaultSilo _silo;
    private readonly string _venue;
    private readonly string _show;
    private int _performances;

    private FaultHall(FaultSilo silo, string venue, string show) => (_silo, _venue, _show) = (silo, venue, show);

    /// <summary>The seats that can be bought.</summary>
    public static string[] Seats { get; } = [.. Enumerable.Range(BlockedCount + 1, SeatCount - BlockedCount).Select(IdOf)];

    public static async Task<FaultHall> BuildAsync(FaultSilo silo)
    {
        using var api = await silo.AdminAsync();
        var venue = (await api.SendAsync(HttpMethod.Post, "/v1/venues", new { name = "고장 시험장", address = "서울" })).GetProperty("venueId").GetString()!;
        await api.SendAsync(HttpMethod.Post, $"/v1/venues/{venue}/plans/grid", new
        {
            name = "고장 시험장",
            categories = new[] { new { name = "R", color = "#00aa55" } },
            zones = new[] { new { name = "1층", rows = 1, columns = SeatCount, prefix = "S", grades = new[] { new { fromRow = 1, toRow = 1, category = "R" } } } },
        });
        var show = await api.SendAsync(HttpMethod.Post, "/v1/shows", new { title = "고장 시험", genre = "concert", runningMinutes = 90 });
        return new FaultHall(silo, venue, show.GetProperty("showId").GetString()!);
    }

    /// <summary>Puts another performance on sale, with a few seats withheld.</summary>
    public async Task<Stage> AddStageAsync(bool hasRoom)
    {
        using var api = await _silo.AdminAsync();
        var startsAt = _firstStart.AddHours(2 * _performances++);
        var made = await api.SendAsync(HttpMethod.Post, $"/v1/shows/{_show}/performances", new
        {
            venueId = _venue,
            startsAt,
            saleOpensAt = DateTimeOffset.UtcNow.AddHours(-1),
            saleClosesAt = startsAt,
            prices = new[] { new { grade = "R", price = 110_000 } },
            holdSeconds = (int)HoldTime.TotalSeconds,
            seatLimit = SeatSource.SeatLimit,
            hasWaitingRoom = hasRoom,
            waitingRoom = hasRoom ? new { ratePerSecond = 50, cap = 12, graceSeconds = 10, sessionSeconds = 7_200, abandonSeconds = 7_200 } : null,
        });
        var performance = made.GetProperty("performanceId").GetString()!;
        var blocked = Enumerable.Range(1, BlockedCount).Select(IdOf).ToArray();
        await api.SendAsync(HttpMethod.Post, $"/v1/performances/{performance}/seats/block", new { seats = blocked }, key: $"block-{performance}");
        return new Stage(performance, HoldTime, hasRoom, blocked, SeatCount);
    }

    /// <summary>Signs up people.</summary>
    public async Task<Person[]> SignUpAsync(int count, Traffic traffic, int seed)
    {
        using var api = await _silo.AdminAsync();
        var people = new Person[count];
        for (var number = 0; number < count; number++)
        {
            var email = string.Create(CultureInfo.InvariantCulture, $"buyer-{number}@example.com");
            await api.SendAsync(HttpMethod.Post, "/v1/accounts", new { email, password = FaultSilo.Password, name = "홍길동" });
            var session = await api.SendAsync(HttpMethod.Post, "/v1/sessions", new { email, password = FaultSilo.Password });
            people[number] = new Person(
                number, session.GetProperty("user").GetGuid(), session.GetProperty("accessToken").GetString()!, traffic, new Random(HashCode.Combine(seed, number)));
        }

        return people;
    }

    private static string IdOf(int seat) => string.Create(CultureInfo.InvariantCulture, $"S-1-{seat}");
}
