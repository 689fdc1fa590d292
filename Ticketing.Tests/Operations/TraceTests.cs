using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Ticketing.Hosting.Telemetry.Metrics;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Operations;

/// <summary>One trace goes from the caller's request through the grains to the commit, and to a collector.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class TraceTests
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    [Fact]
    public async Task Grain_calls_and_commits_belong_to_the_trace_of_the_request()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener();
        listener.ShouldListenTo = source => source.Name is "Microsoft.AspNetCore" or "Microsoft.Orleans.Application" or "Ticketing.Storage";
        listener.Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData;
        listener.ActivityStopped = ended.Enqueue;
        ActivitySource.AddActivityListener(listener);

        await using var server = await ApiServer.StartAsync(new Dictionary<string, string?> { ["Operations:JsonLogs"] = "true" });
        await HoldAsync(server);

        var mine = ended.Where(span => span.TraceId.ToHexString() == TraceId).ToList();
        var seat = mine.Single(span => span is { DisplayName: "ISeatGrain/Hold", Kind: ActivityKind.Server });
        var cart = mine.Single(span => span is { DisplayName: "ICartsGrain/Hold", Kind: ActivityKind.Server });
        CallerOf(seat, mine).ShouldBe(cart.SpanId);
        mine.Single(span => span.DisplayName == "commit").ParentSpanId.ShouldBe(seat.SpanId);
    }

    // Orleans gives the caller's side of a call a span of its own.
    private static ActivitySpanId CallerOf(Activity call, List<Activity> spans) =>
        spans.SingleOrDefault(span => span.SpanId == call.ParentSpanId && span.DisplayName == call.DisplayName)?.ParentSpanId ?? call.ParentSpanId;

    [Fact]
    public async Task A_collector_gets_traces_and_metrics_and_Prometheus_has_the_same_metrics()
    {
        var posted = new ConcurrentDictionary<string, string>();
        await using var collector = await CollectAsync(posted);
        var settings = new Dictionary<string, string?>
        {
            ["Operations:Otlp"] = collector.Urls.First(),
            ["Operations:TraceShare"] = "1",
            ["Operations:Metrics"] = "http://127.0.0.1:0",
        };
        await using (var server = await ApiServer.StartAsync(settings))
        {
            await HoldAsync(server);
            var scraped = await server.Http.GetStringAsync(new Uri(server.Services.GetRequiredService<MetricsServer>().Address!, "/metrics"));
            scraped.ShouldContain("ticketing_seats_held_total{} 1\n");
        }

        posted["/v1/traces"].ShouldContain("ISeatGrain/Hold");
        posted["/v1/traces"].ShouldContain("commit");
        posted["/v1/metrics"].ShouldContain("ticketing.seats.held");
    }

    private static async Task HoldAsync(ApiServer server)
    {
        await server.PutOnSaleAsync();
        var answer = await server.PostAsync(
            $"/v1/performances/{SaleServer.Performance}/holds",
            new { seats = new[] { "1층-3-1" } },
            (await server.SignUpAsync()).Token,
            ("Idempotency-Key", "hold"),
            ("traceparent", $"00-{TraceId}-b7ad6b7169203331-01"));
        ((int)answer.Status).ShouldBe(201, answer.Text);
    }

    private static async Task<WebApplication> CollectAsync(ConcurrentDictionary<string, string> posted)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = builder.Build();
        collector.MapPost("/{**path}", async (HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            posted.AddOrUpdate(context.Request.Path, _ => Text(body), (_, before) => before + Text(body));
        });
        await collector.StartAsync();
        return collector;
    }

    private static string Text(MemoryStream body) => Encoding.Latin1.GetString(body.ToArray());
}
