using System.Net;
using Microsoft.Extensions.Options;
using MySqlConnector;
using Shouldly;
using Ticketing.Hosting.Cluster;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Hosting;

/// <summary>What a caller writes beside the path's meaning makes no difference, and what an operator sets does.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class EdgeTests
{
    [Fact]
    public async Task A_path_in_capital_letters_has_the_same_headers()
    {
        await using var server = await ApiServer.StartAsync();

        var capital = await server.GetAsync("/V1/PROBLEMS");

        capital.Status.ShouldBe(HttpStatusCode.OK);
        var small = await server.GetAsync("/v1/problems");
        foreach (var header in new[] { "Cache-Control", "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy" })
            capital.Headers[header].ShouldBe(small.Headers[header], header);
        (await server.GetAsync("/DOCS/index.html")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_API_document_does_not_repeat_what_a_caller_calls_the_host()
    {
        await using var server = await ApiServer.StartAsync();

        var document = await server.GetAsync("/openapi/v1.json", null, ("Host", "evil.example"));

        document.Text.ShouldNotContain("evil.example");
        document.Json.GetProperty("servers")[0].GetProperty("url").GetString().ShouldBe("/");
    }

    [Fact]
    public async Task Probes_are_answered_whatever_names_the_host_has()
    {
        await using var server = await ApiServer.StartAsync(Settings(("AllowedHosts", "tickets.example")));
        foreach (var probe in new[] { "/health/live", "/health/ready" })
            (await server.GetAsync(probe, null, ("Host", "10.0.0.7:8080"))).Status.ShouldBe(HttpStatusCode.OK);

        (await server.GetAsync("/v1/problems", null, ("Host", "10.0.0.7:8080"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await server.GetAsync("/v1/problems", null, ("Host", "tickets.example"))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task One_switch_takes_the_pages_and_the_document_away_and_leaves_the_API()
    {
        await using var server = await ApiServer.StartAsync(Settings(("Operations:Pages", "false")));
        foreach (var page in new[] { "/", "/docs", "/docs/index.html", "/ops", "/ops/ops.js", "/openapi/v1.json" })
            (await server.GetAsync(page)).Status.ShouldBe(HttpStatusCode.NotFound, page);

        (await server.GetAsync("/v1/problems")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("AccountFromAddress:Free"), InlineData("Account:Free"), InlineData("Address:Free"), InlineData("AccountFromAddress:MaxWaitSeconds")]
    [InlineData("Account:MaxWaitSeconds"), InlineData("Address:MaxWaitSeconds"), InlineData("ForgetMinutes"), InlineData("Remembered")]
    public async Task The_throttle_against_guessing_cannot_be_switched_off_by_a_zero(string setting)
    {
        var start = () => ApiServer.StartAsync(Settings(($"Accounts:LogIn:{setting}", "0")));

        (await start.ShouldThrowAsync<OptionsValidationException>()).Message.ShouldContain($"Accounts:LogIn:{setting}");
    }

    [Fact]
    public void Connections_to_Redis_and_MySQL_take_the_words_for_TLS()
    {
        var redis = ClusterRedis.AddressIn(new ClusterSettings { Redis = "redis.example:6380,ssl=true,sslHost=redis.example,password=p" })!;
        (redis.Ssl, redis.SslHost).ShouldBe((true, "redis.example"));

        var mysql = new MySqlConnectionStringBuilder("server=mysql.example;database=d;user=u;password=p;SslMode=VerifyFull;SslCa=/etc/ticketing/ca.pem");
        (mysql.SslMode, mysql.SslCa).ShouldBe((MySqlSslMode.VerifyFull, "/etc/ticketing/ca.pem"));
    }

    private static Dictionary<string, string?> Settings(params (string Name, string Value)[] settings) =>
        settings.ToDictionary(static one => one.Name, static one => (string?)one.Value, StringComparer.Ordinal);
}
