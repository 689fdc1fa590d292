using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;
using Ticketing.Bench.Contenders;
using Ticketing.Bench.Stage;
using Xunit;

namespace Ticketing.Tests.Bench;

/// <summary>A peer that claims to have the same duties as ours has them; otherwise the comparison would favour the peer.</summary>
[Trait("Suite", "Bench")]
public sealed class PeerDutiesTests
{
    private const int Limit = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static TheoryData<string> Peers => new(PeerDesign.All.Where(peer => peer.HasDuties).Select(peer => peer.Option));

    [SkippableTheory]
    [MemberData(nameof(Peers))]
    public async Task Log_in_limit_kept_answers_and_the_map_are_as_in_ours(string option)
    {
        var design = PeerDesign.Named([option]).Single();
        Skip.IfNot(design.CanPlay, "A server of this peer is not installed.");
        using var stage = await PeerStage.OpenAsync(design);

        var first = await stage.HoldAsync(0, "S-1-1", "one");
        first.Status.ShouldBe(HttpStatusCode.Created);
        (await stage.HoldAsync(0, "S-1-1", "one")).ShouldBe(first);
        (await stage.HoldAsync(0, "S-1-2", "one")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await stage.HoldAsync(1, "S-1-1", "one")).Status.ShouldBe(HttpStatusCode.Conflict);
        (await stage.HoldAsync(1, "S-9-9", "two")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stage.HoldAsync(1, "S-1-2", key: null)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await stage.HoldAsync(1, "S-1-2", "three", token: "b1.9999999999.forged")).Status.ShouldBe(HttpStatusCode.Unauthorized);

        // Both of the last two seats are asked for at once, and only one of them is within the limit.
        for (var seat = 2; seat < Limit; seat++) (await stage.HoldAsync(0, $"S-1-{seat}", $"seat {seat}")).Status.ShouldBe(HttpStatusCode.Created);
        var last = await Task.WhenAll(stage.HoldAsync(0, "S-1-16", "seat 16"), stage.HoldAsync(0, "S-1-17", "seat 17"));
        last.Select(answer => answer.Status).ShouldBe([HttpStatusCode.Created, HttpStatusCode.Conflict], ignoreOrder: true);
        last.Single(answer => answer.Status == HttpStatusCode.Conflict).Body.ShouldContain("seat-limit");

        (await stage.HeldOnTheMapAsync(Limit)).ShouldBe(Limit);
        stage.Peer.Books.Seats(PeerStage.Performance).Count.ShouldBe(Limit);
    }

    private sealed class PeerStage : IDisposable
    {
        public const string Performance = "performance-0";
        private readonly Contest _contest;
        private readonly HttpClient _http;
        private readonly Buyer[] _buyers;

        private PeerStage(Contest contest, World world)
        {
            (_contest, _buyers) = (contest, world.Buyers);
            _http = new HttpClient { BaseAddress = Peer.Server.Address };
        }

        public Contender Peer => _contest.Contenders[0];

        public static async Task<PeerStage> OpenAsync(PeerDesign design)
        {
            var contest = await Contest.OfPeersAsync([design]);
            try
            {
                var world = await contest.Contenders[0].SetStageAsync(Ticketing.Bench.BenchSettings.Short with { Rows = 1, Buyers = 2 });
                (await world.Hall.AddPerformanceAsync()).ShouldBe(Performance);
                return new PeerStage(contest, world);
            }
            catch
            {
                contest.Dispose();
                throw;
            }
        }

        public async Task<(HttpStatusCode Status, string Body)> HoldAsync(int buyer, string seat, string? key, string? token = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/performances/{Performance}/holds") { Content = JsonContent.Create(new { seats = new[] { seat } }) };
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token ?? _buyers[buyer].Token}");
            if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
            using var response = await _http.SendAsync(request);
            return (response.StatusCode, await response.Content.ReadAsStringAsync());
        }

        // The map follows the commits within 100 ms.
        public async Task<long> HeldOnTheMapAsync(long expected)
        {
            var end = DateTimeOffset.UtcNow + Patience;
            while (true)
            {
                var map = await _http.GetFromJsonAsync<JsonElement>($"/v1/performances/{Performance}/seat-map");
                var held = map.GetProperty("grades")[0].GetProperty("held").GetInt64();
                if (held == expected || DateTimeOffset.UtcNow > end) return held;
                await Task.Yield();
            }
        }

        public void Dispose()
        {
            _http.Dispose();
            _contest.Dispose();
        }
    }
}
