using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Shouldly;
using Ticketing.Tests.Kit.People;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Hosting;

/// <summary>What callers and load balancers see of a process that is told to stop.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class DrainTests
{
    private static readonly Dictionary<string, string?> Drains = new() { ["Server:DrainTime"] = "00:00:02" };
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly string Map = $"/v1/performances/{SaleServer.Performance}/seat-map";

    [Fact]
    public async Task A_process_that_stops_is_unready_first_and_answers_until_the_drain_time_is_over()
    {
        await using var server = await ApiServer.StartAsync(Drains);
        await server.PutOnSaleAsync();
        var buyer = await server.SignUpAsync();
        (await StatusAsync(server, "/health/ready")).ShouldBe(HttpStatusCode.OK);

        var waited = Stopwatch.StartNew();
        var stopping = server.App.StopAsync();
        (await StatusAsync(server, "/health/ready")).ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await StatusAsync(server, "/health/live")).ShouldBe(HttpStatusCode.OK);
        await new ApiBuyer(server, buyer.Token).BuyAsync("1층-3-1");
        stopping.IsCompleted.ShouldBeFalse();

        await stopping.WaitAsync(Patience);
        waited.Elapsed.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(2));
        await Should.ThrowAsync<HttpRequestException>(() => StatusAsync(server, "/health/live"));
    }

    [Fact]
    public async Task A_live_stream_keeps_no_process_from_stopping_and_ends_as_a_whole_answer()
    {
        await using var server = await ApiServer.StartAsync();
        await server.PutOnSaleAsync();
        using var answer = await server.Http.GetAsync(new Uri($"{Map}/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        using var events = new StreamReader(await answer.Content.ReadAsStreamAsync());
        (await events.ReadLineAsync()).ShouldStartWith("retry: ");

        await server.App.StopAsync().WaitAsync(Patience);
        (await events.ReadToEndAsync()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_process_that_stops_has_half_a_minute_after_the_drain_time()
    {
        await using var server = await ApiServer.StartAsync(Drains);

        server.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout.ShouldBe(TimeSpan.FromSeconds(2 + 30));
    }

    private static async Task<HttpStatusCode> StatusAsync(ApiServer server, string path)
    {
        using var answer = await server.Http.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }
}
