using System.Net;
using Shouldly;
using Ticketing.Tests.Api;
using Xunit;

namespace Ticketing.Tests.Operations;

public sealed class HealthTests
{
    [Fact]
    public async Task A_started_silo_is_live_and_ready()
    {
        await using var server = await ApiServer.StartAsync();
        (await server.Http.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await server.Http.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
