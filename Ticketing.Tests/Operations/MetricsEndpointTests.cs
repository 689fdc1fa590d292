using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Ticketing.Hosting.Telemetry.Metrics;
using Ticketing.Tests.Kit.People;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Operations;

/// <summary>The metrics of the whole application, as Prometheus reads them.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class MetricsEndpointTests : IAsyncLifetime
{
    private ApiServer server = null!;
    private Uri metrics = null!;

    public async Task InitializeAsync()
    {
        server = await ApiServer.StartAsync(new Dictionary<string, string?> { ["Operations:Metrics"] = "http://127.0.0.1:0" });
        metrics = server.Services.GetRequiredService<MetricsServer>().Address!;
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task A_sale_can_be_followed_in_the_metrics()
    {
        await server.PutOnSaleAsync();
        var buyer = await server.SignUpAsync();
        await new ApiBuyer(server, buyer.Token).BuyAsync("1층-3-1");
        (await server.GetAsync("/v1/performances/none")).ShouldBeProblem("not-found");

        var text = await ReadAsync();
        text.ShouldContain("ticketing_seats_held_total{} 1\n");
        text.ShouldContain("ticketing_seats_sold_total{} 1\n");
        text.ShouldContain("ticketing_orders_total{event=\"created\"} 1\n");
        text.ShouldContain("ticketing_orders_total{event=\"paid\"} 1\n");
        text.ShouldContain("ticketing_problems_total{code=\"not-found\"} 1\n");
        text.ShouldContain("orleans_app_requests_latency_milliseconds_count{");
        text.ShouldContain("ticketing_storage_commit_duration_seconds_count{} ");
        text.ShouldContain("dotnet_thread_pool_thread{} ");
        text.ShouldContain("http_route=\"/v1/orders/\"");
    }

    [Fact]
    public async Task They_tell_nothing_about_a_person()
    {
        await server.PutOnSaleAsync();
        var buyer = await server.SignUpAsync();
        await new ApiBuyer(server, buyer.Token).BuyAsync("1층-3-1");
        var text = await ReadAsync();
        foreach (var secret in new[] { buyer.User.ToString(), buyer.User.ToString("N"), buyer.Email, "1층-3-1", "홍길동" })
            text.ShouldNotContain(secret);
    }

    [SkippableFact]
    public async Task Promtool_finds_nothing_to_say()
    {
        Skip.IfNot(Promtool.IsInstalled, "promtool is not installed (Debian: prometheus).");
        await server.PutOnSaleAsync();
        await new ApiBuyer(server, (await server.SignUpAsync()).Token).BuyAsync("1층-3-1");

        // Orleans' own instruments are called as Orleans likes.
        var ours = string.Concat((await ReadAsync()).Split('\n').Where(line => !IsOrleans(line)).Select(line => $"{line}\n"));
        (await Promtool.RunAsync("check metrics", ours)).ShouldBeEmpty();
    }

    [Fact]
    public async Task They_are_at_their_own_address_only()
    {
        (await server.Http.GetAsync(new Uri("/metrics", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await server.Http.GetAsync(new Uri(metrics, "/v1/problems"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await server.Http.PostAsync(new Uri(metrics, "/metrics"), null)).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    private static bool IsOrleans(string line) =>
        line.StartsWith("orleans_", StringComparison.Ordinal) || line.StartsWith("# HELP orleans_", StringComparison.Ordinal) || line.StartsWith("# TYPE orleans_", StringComparison.Ordinal);

    private async Task<string> ReadAsync()
    {
        var answer = await server.Http.GetAsync(new Uri(metrics, "/metrics"));
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; version=0.0.4; charset=utf-8");
        return await answer.Content.ReadAsStringAsync();
    }
}
