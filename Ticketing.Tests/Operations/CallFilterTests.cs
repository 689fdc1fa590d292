using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Shouldly;
using Ticketing.Api.Process;
using Ticketing.Hosting.Telemetry;
using Ticketing.Silo.Hosting;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Operations;

/// <summary>A filter costs every grain call something, so there is one only where somebody looks at what it tells.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class CallFilterTests
{
    [Fact]
    public async Task Nobody_looks_and_no_filter_is_around_the_calls_of_a_silo()
    {
        await using var server = await ApiServer.StartAsync();
        FiltersOf(server.Services).ShouldBe((0, 0));
        (await server.GetAsync("/dashboard/")).ShouldBeProblem("route-not-found");
        (await server.PostAsync("/v1/ops/session", null, (await server.AdminAsync()).Token)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("--Operations:Dashboard=true", 1, 0)]
    [InlineData("--Operations:JsonLogs=true", 1, 1)]
    [InlineData("--Operations:Otlp=http://127.0.0.1:4318", 1, 1)]
    [InlineData("--Operations:Metrics=http://127.0.0.1:0", 0, 0)]
    [InlineData("--environment=Development", 1, 0)]
    public async Task A_silo_has_filters_where_somebody_looks(string setting, int incoming, int outgoing)
    {
        await using var silo = SiloHost.Build([setting, "--Storage:DataFolder=/nowhere"]);
        FiltersOf(silo.Services).ShouldBe((incoming, outgoing));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("--Operations:Dashboard=true", 0)]
    [InlineData("--Operations:JsonLogs=true", 1)]
    [InlineData("--Operations:Otlp=http://127.0.0.1:4318", 1)]
    public async Task An_API_process_has_filters_where_somebody_looks(string setting, int outgoing)
    {
        await using var api = ApiProcess.Build([setting]);
        api.Services.GetServices<IOutgoingGrainCallFilter>().Count().ShouldBe(outgoing);
    }

    [Theory]
    [InlineData("Production", null, false)]
    [InlineData("Development", null, true)]
    [InlineData("Production", "true", true)]
    [InlineData("Development", "false", false)]
    public void The_dashboard_is_on_in_Development_and_elsewhere_by_its_setting(string environment, string? setting, bool isOn)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration["Operations:Dashboard"] = setting;
        OperationsSettings.Of(builder).Dashboard.ShouldBe(isOn);
    }

    [Fact]
    public void An_address_which_the_setting_once_was_is_refused()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["Operations:Dashboard"] = "http://127.0.0.1:9465";
        Should.Throw<InvalidOperationException>(() => OperationsSettings.Of(builder)).Message
            .ShouldBe("Operations:Dashboard is true or false, not 'http://127.0.0.1:9465'.");
    }

    private static (int Incoming, int Outgoing) FiltersOf(IServiceProvider services) =>
        (services.GetServices<IIncomingGrainCallFilter>().Count(), services.GetServices<IOutgoingGrainCallFilter>().Count());
}
