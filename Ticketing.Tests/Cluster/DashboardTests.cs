using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Ticketing.Silo.Hosting;
using Ticketing.Tests.Api;
using Xunit;

namespace Ticketing.Tests.Cluster;

public sealed class DashboardTests : IAsyncLifetime
{
    private ApiServer server = null!;

    public async Task InitializeAsync() =>
        server = await ApiServer.StartAsync(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Operations:Dashboard"] = "http://127.0.0.1:0" });

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task Orleans_dashboard_shows_its_page_and_the_grains_at_its_own_address()
    {
        using var http = new HttpClient { BaseAddress = server.Services.GetRequiredService<OrleansDashboard>().Address };

        (await http.GetStringAsync("/")).ShouldContain("<html", Case.Insensitive);
        (await http.GetStringAsync("/DashboardCounters")).ShouldContain("totalActivationCount", Case.Insensitive);
    }

    [Theory]
    [InlineData("/DashboardCounters")]
    [InlineData("/index.min.js")]
    public async Task The_apis_address_has_nothing_of_it(string path) =>
        (await server.Http.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
}
