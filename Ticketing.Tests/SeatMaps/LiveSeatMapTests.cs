using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Ticketing.Api.SeatMaps;
using Ticketing.Tests.Kit.People;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.SeatMaps;

/// <summary>Server-sent events of a seat map over real HTTP: every change, resumed without a gap, or an explicit reset.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class LiveSeatMapTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private ApiServer server = null!;

    private static string Map => $"/v1/performances/{SaleServer.Performance}/seat-map";

    public async Task InitializeAsync()
    {
        server = await ApiServer.StartAsync();
        await server.PutOnSaleAsync();
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task Who_starts_without_a_version_is_told_to_fetch_the_map_and_then_hears_every_change()
    {
        await using var events = new Listener(server, lastSeen: null);
        (await events.NextAsync()).EventType.ShouldBe("reset");

        await HoldAsync("1층-1-1");

        Seats(await events.NextAsync()).ShouldBe(["1층-1-1 held"]);
    }

    [Fact]
    public async Task Who_comes_back_with_the_last_event_misses_nothing_that_happened_meanwhile()
    {
        string? lastSeen;
        await using (var events = new Listener(server, lastSeen: null)) lastSeen = (await events.NextAsync()).EventId;
        await HoldAsync("1층-1-2");
        await HoldAsync("1층-1-3");

        await using var resumed = new Listener(server, lastSeen);
        var seats = new List<string>();
        while (seats.Count < 2)
        {
            var item = await resumed.NextAsync();
            item.EventType.ShouldBe("delta");
            seats.AddRange(Seats(item));
        }

        seats.ShouldBe(["1층-1-2 held", "1층-1-3 held"]);
    }

    [Theory]
    [InlineData("0-5")]
    [InlineData("nonsense")]
    [InlineData("-")]
    public async Task A_version_of_another_life_of_the_map_or_none_at_all_gets_a_reset_and_not_a_gap(string lastSeen)
    {
        await using var events = new Listener(server, lastSeen);
        var first = await events.NextAsync();
        first.EventType.ShouldBe("reset");
        var map = await server.SendAsync(HttpMethod.Get, Map);
        first.EventId.ShouldBe(map["version"].GetString());
    }

    [Fact]
    public async Task The_map_and_the_events_agree_on_the_version()
    {
        await using var events = new Listener(server, lastSeen: null);
        await events.NextAsync();
        await HoldAsync("1층-1-4");
        var version = (await events.NextAsync()).EventId;

        var map = await server.SendAsync(HttpMethod.Get, Map);

        map["version"].GetString().ShouldBe(version);
        map.Headers["ETag"].ShouldBe($"\"{version}\"");
        map["seats"].EnumerateArray().Single(seat => seat.GetProperty("seat").GetString() == "1층-1-4").GetProperty("status").GetString().ShouldBe("held");
    }

    [Fact]
    public async Task Checks_during_a_steady_sale_reset_nobody()
    {
        var map = (await server.Services.GetRequiredService<SeatMapReplicas>().FindAsync(SaleServer.Performance)).Value!;
        await using var events = new Listener(server, lastSeen: null);
        (await events.NextAsync()).EventType.ShouldBe("reset");

        var seen = new List<string>();
        for (var seat = 1; seat <= 10; seat++)
        {
            await HoldAsync($"1층-2-{seat}");

            // At this moment the map's grain has a newer version than the stream has delivered here.
            await map.CheckAsync();
        }

        while (seen.Count < 10)
        {
            var item = await events.NextAsync();
            item.EventType.ShouldBe("delta");
            seen.AddRange(Seats(item));
        }

        seen.ShouldBe(Enumerable.Range(1, 10).Select(seat => $"1층-2-{seat} held"));
    }

    [Fact]
    public async Task A_performance_that_is_not_there_has_no_events() =>
        (await server.SendAsync(HttpMethod.Get, "/v1/performances/none/seat-map/events")).ShouldBeProblem("not-found");

    private static IEnumerable<string> Seats(SseItem<string> item) => JsonDocument.Parse(item.Data).RootElement.GetProperty("changes").EnumerateArray()
        .Select(change => $"{change.GetProperty("seat").GetString()} {change.GetProperty("status").GetString()}");

    private async Task HoldAsync(string seat)
    {
        var hold = await new ApiBuyer(server, server.TokenFor(Guid.NewGuid())).HoldAsync(seat);
        hold.Status.ShouldBe(HttpStatusCode.Created, hold.Text);
    }

    private sealed class Listener : IAsyncDisposable
    {
        private readonly CancellationTokenSource patience = new(Patience);
        private readonly IAsyncEnumerator<SseItem<string>> items;

        public Listener(ApiServer server, string? lastSeen) => items = ReadAsync(server, lastSeen, patience.Token).GetAsyncEnumerator();

        public async Task<SseItem<string>> NextAsync()
        {
            do (await items.MoveNextAsync()).ShouldBeTrue();
            while (items.Current.EventType == "ping");
            return items.Current;
        }

        public async ValueTask DisposeAsync()
        {
            await items.DisposeAsync();
            patience.Dispose();
        }

        private static async IAsyncEnumerable<SseItem<string>> ReadAsync(
            ApiServer server, string? lastSeen, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Map + "/events");
            if (lastSeen is not null) request.Headers.TryAddWithoutValidation("Last-Event-ID", lastSeen);
            using var response = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            await foreach (var item in SseParser.Create(body).EnumerateAsync(cancellationToken)) yield return item;
        }
    }
}
