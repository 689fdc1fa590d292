using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Shouldly;
using Ticketing.Silo.Demo;
using Ticketing.Silo.Hosting;
using Ticketing.Silo.Operations;
using Ticketing.Tests.Kit.Servers;
using Ticketing.Tests.Kit.Stores;
using Xunit;

namespace Ticketing.Tests.Operations;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class HealthTests
{
    [Fact]
    public async Task A_started_silo_is_live_and_ready()
    {
        await using var server = await ApiServer.StartAsync();
        (await StatusAsync(server, "live")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(server, "ready")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_silo_is_not_ready_before_its_first_admin_and_its_demo_accounts_can_log_in()
    {
        var folder = Directory.CreateTempSubdirectory("ticketing-");
        await using (var app = SiloHost.Build(
            ["--demo", $"--Storage:DataFolder={folder.FullName}", "--Admin:Email=admin@example.com", "--Admin:Password=admin-word-1", "--urls=http://127.0.0.1:0"],
            builder => builder.Logging.ClearProviders()))
        {
            await app.StartAsync();
            using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
            (await http.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await http.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);

            await app.Services.GetRequiredService<FirstStart>().RunAsync();

            (await http.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
            foreach (var (email, password) in new[] { ("admin@example.com", "admin-word-1"), (DemoAccounts.BuyerEmail, DemoAccounts.Password) })
                (await http.PostAsJsonAsync("/v1/sessions", new { email, password })).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_silo_whose_store_is_late_is_live_and_not_ready_and_nobody_who_asks_waits_for_ever()
    {
        var store = new FaultyStore();
        await using var server = await ApiServer.StartAsync(services: store.AddTo);
        store.Hold();

        (await StatusAsync(server, "live")).ShouldBe(HttpStatusCode.OK);
        (await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => StatusAsync(server, "ready")))).ShouldAllBe(status => status == HttpStatusCode.ServiceUnavailable);

        store.Release();
        (await StatusAsync(server, "ready")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_crowd_of_probes_costs_the_store_one_question_at_a_time()
    {
        var store = new MemoryStore();
        store.HoldReads();
        var health = new StoreHealth(store);
        var crowd = Enumerable.Range(0, 100).Select(_ => health.CheckHealthAsync(new HealthCheckContext())).ToArray();
        store.Reads.ShouldBe(1);

        store.Release();
        (await Task.WhenAll(crowd)).ShouldAllBe(result => result.Status == HealthStatus.Healthy);
        (await health.CheckHealthAsync(new HealthCheckContext())).Status.ShouldBe(HealthStatus.Healthy);
        store.Reads.ShouldBe(2);
    }

    private static async Task<HttpStatusCode> StatusAsync(ApiServer server, string what) =>
        (await server.Http.GetAsync(new Uri($"/health/{what}", UriKind.Relative))).StatusCode;
}
