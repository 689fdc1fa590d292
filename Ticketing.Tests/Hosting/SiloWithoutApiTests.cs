using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Serialization.Configuration;
using Shouldly;
using Ticketing.Api.Hosting;
using Ticketing.Bench.Servers;
using Ticketing.Hosting.Telemetry.Metrics;
using Ticketing.Silo.Hosting;
using Xunit;

namespace Ticketing.Tests.Hosting;

/// <summary>What a silo is that only runs grains: <c>--api off</c>.</summary>
[Trait("Suite", "Api")]
public sealed class SiloWithoutApiTests
{
    private static readonly Assembly Api = typeof(ApiHost).Assembly;

    [Fact]
    public async Task It_has_no_service_of_the_API()
    {
        await using var silo = Build("off", out var services);
        services.Where(IsOfTheApi).Where(service => !IsOrleansList(service)).Select(service => service.ServiceType.FullName).ShouldBeEmpty();
    }

    /// <summary>The test above can fail: with the API its services are seen.</summary>
    [Fact]
    public async Task With_the_API_its_services_are_there()
    {
        await using var silo = Build("on", out var services);
        services.Count(IsOfTheApi).ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task It_answers_the_probes_and_gives_its_metrics_and_nothing_else()
    {
        var folder = Directory.CreateTempSubdirectory("ticketing-");
        await using (var silo = Build(
            "off",
            out _,
            $"--Storage:DataFolder={folder.FullName}",
            $"--Orleans:Endpoints:SiloPort={LoopbackPort.Free()}",
            "--Orleans:Endpoints:GatewayPort=0",
            "--Operations:Metrics=http://127.0.0.1:0",
            "--Accounts:PasswordIterations=1000", "--Accounts:WeakHashes=true",
            "--Admin:Email=admin@example.com",
            "--Admin:Password=admin-word-1"))
        {
            await SiloHost.StartAsync(silo);
            using var http = new HttpClient { BaseAddress = new Uri(silo.Urls.Single()) };
            (await StatusAsync(http, "/health/live")).ShouldBe(HttpStatusCode.OK);
            (await StatusAsync(http, "/health/ready")).ShouldBe(HttpStatusCode.OK);
            (await StatusAsync(http, "/v1/shows")).ShouldBe(HttpStatusCode.NotFound);
            (await StatusAsync(http, "/dashboard/")).ShouldBe(HttpStatusCode.NotFound);

            var metrics = new Uri(silo.Services.GetRequiredService<MetricsServer>().Address!, "/metrics");
            (await http.GetStringAsync(metrics)).ShouldContain("ticketing_storage_commit_duration_seconds_count{");
        }

        folder.Delete(recursive: true);
    }

    private static WebApplication Build(string api, out IServiceCollection services, params string[] settings)
    {
        IServiceCollection? seen = null;
        var silo = SiloHost.Build(["--api", api, "--urls=http://127.0.0.1:0", "--Operations:Dashboard=true", .. settings], builder =>
        {
            builder.Logging.ClearProviders();
            seen = builder.Services;
        });
        services = seen!;
        return silo;
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, string path) =>
        (await http.GetAsync(new Uri(path, UriKind.Relative))).StatusCode;

    // Orleans lists the messages of every assembly that the program was built with, whatever the program runs.
    private static bool IsOrleansList(ServiceDescriptor service) => service.ServiceType == typeof(IConfigureOptions<TypeManifestOptions>);

    // A service is the API's by its type, by what makes it, and by what it is for: options of the API are IConfigureOptions<…> of the framework.
    private static bool IsOfTheApi(ServiceDescriptor service) => service.IsKeyedService
        ? Any(service.ServiceType, service.KeyedImplementationType, service.KeyedImplementationInstance?.GetType(), service.KeyedImplementationFactory?.Method.DeclaringType)
        : Any(service.ServiceType, service.ImplementationType, service.ImplementationInstance?.GetType(), service.ImplementationFactory?.Method.DeclaringType);

    private static bool Any(params Type?[] types) => Array.Exists(types, static type => type is not null && Mentions(type));

    private static bool Mentions(Type type) => type.Assembly == Api || (type.IsGenericType && type.GetGenericArguments().Any(Mentions));
}
