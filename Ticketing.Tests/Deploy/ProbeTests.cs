using Shouldly;
using Ticketing.Hosting.Health;
using Ticketing.Tests.Kit.Servers;
using Ticketing.Tests.Kit.Stores;
using Xunit;

namespace Ticketing.Tests.Deploy;

/// <summary>The program as its own health check.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class ProbeTests
{
    [Fact]
    public async Task It_tells_ready_from_not_ready_and_from_nobody_there()
    {
        var store = new FaultyStore();
        await using var server = await ApiServer.StartAsync(services: store.AddTo);
        var ready = new Uri(server.Http.BaseAddress!, "/health/ready");

        (await HealthProbe.RunAsync(ready)).ShouldBe(0);
        store.Hold();
        (await HealthProbe.RunAsync(ready)).ShouldBe(1);
        (await HealthProbe.RunAsync(new Uri("http://127.0.0.1:1/"))).ShouldBe(1);
        store.Release();
    }

    [Fact]
    public void It_is_asked_for_by_a_command_line_of_its_own()
    {
        HealthProbe.Asked(["--probe", "http://127.0.0.1:8080/health/ready"]).ShouldBe(new Uri("http://127.0.0.1:8080/health/ready"));
        HealthProbe.Asked(["--api", "off"]).ShouldBeNull();
        HealthProbe.Asked([]).ShouldBeNull();
    }
}
