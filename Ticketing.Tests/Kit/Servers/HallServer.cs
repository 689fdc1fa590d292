using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Ticketing.Grains.Actors;
using Ticketing.Tests.Kit.Clocks;
using Xunit;

namespace Ticketing.Tests.Kit.Servers;

/// <summary>The application with a promoter who makes halls, shows and performances over HTTP.</summary>
public sealed class HallServer : IAsyncLifetime
{
    private int _hours;

    public ShiftedTime Time { get; } = new();

    public ApiServer Server { get; private set; } = null!;

    /// <summary>Services in place of those the application would choose.</summary>
    public Action<IServiceCollection> Replace { get; init; } = _ => { };

    /// <summary>Settings over those of tests.</summary>
    public Dictionary<string, string?> Settings { get; init; } = new(StringComparer.Ordinal);

    public Guid Owner { get; } = Guid.NewGuid();

    // Made anew for each request, because a test may move the clock beyond the life of a token.
    public string Promoter => Server.TokenFor(Owner, Role.Promoter);

    public string OtherPromoter => Server.TokenFor(Guid.NewGuid(), Role.Promoter);

    public string Admin => Server.TokenFor(Guid.NewGuid(), Role.Admin);

    public string Buyer => Server.TokenFor(Guid.NewGuid());

    /// <summary>A time ahead that nothing else in this server has.</summary>
    public DateTimeOffset NextStart() => Time.GetUtcNow().AddDays(40).AddHours(2 * Interlocked.Increment(ref _hours));

    public async Task InitializeAsync() => Server = await ApiServer.StartAsync(Settings, services =>
    {
        services.AddSingletonTime(Time);
        Replace(services);
    });

    public async Task DisposeAsync() => await Server.DisposeAsync();

    /// <summary>A venue without a plan.</summary>
    public async Task<string> AddVenueAsync() =>
        (await PostAsync("/v1/venues", new { name = "한빛홀", address = "서울" })).String("venueId");

    /// <summary>A venue with 2 rows of 5 seats, A-1-1 to A-2-5: VIP in front, S behind.</summary>
    public async Task<string> AddHallAsync()
    {
        var venue = await AddVenueAsync();
        (await PostAsync($"/v1/venues/{venue}/plans/grid", Grid)).Status.ShouldBe(HttpStatusCode.Created);
        return venue;
    }

    public async Task<string> AddShowAsync() =>
        (await PostAsync("/v1/shows", new { title = "아리랑", genre = "콘서트", runningMinutes = 120, performers = new[] { "김아라" } })).String("showId");

    /// <summary>A performance in a hall of its own, on sale now.</summary>
    public async Task<string> AddPerformanceAsync() => (await AddPerformanceAsync(await AddHallAsync(), NextStart())).String("performanceId");

    public async Task<JsonAnswer> AddPerformanceAsync(string venue, DateTimeOffset startsAt) =>
        await PostAsync($"/v1/shows/{await AddShowAsync()}/performances", Draft(venue, startsAt));

    /// <summary>The body of a performance that is on sale now.</summary>
    public Dictionary<string, object?> Draft(string venue, DateTimeOffset startsAt) => new(StringComparer.Ordinal)
    {
        ["venueId"] = venue,
        ["startsAt"] = startsAt,
        ["saleOpensAt"] = Time.GetUtcNow().AddHours(-1),
        ["saleClosesAt"] = startsAt.AddMinutes(-30),
        ["prices"] = new object[] { new { grade = "VIP", price = 100_000 }, new { grade = "S", price = 0 } },
    };

    public Task<JsonAnswer> PostAsync(string path, object? body, string? token = null) => Server.PostAsync(path, body, token ?? Promoter);

    /// <summary>An edit based on what the caller sees now.</summary>
    public async Task<JsonAnswer> EditAsync(HttpMethod method, string path, object? body, string? token = null)
    {
        var seen = await Server.GetAsync(path);
        return await Server.SendAsync(method, path, body, token ?? Promoter, ("If-Match", seen.Headers["ETag"]));
    }

    public static object Grid { get; } = new
    {
        name = "본관",
        categories = new[] { new { name = "VIP", color = "#8e44ad" }, new { name = "S", color = "#2471a3" } },
        zones = new[]
        {
            new
            {
                name = "A",
                rows = 2,
                columns = 5,
                grades = new[] { new { fromRow = 1, toRow = 1, category = "VIP" }, new { fromRow = 2, toRow = 2, category = "S" } },
            },
        },
    };
}
