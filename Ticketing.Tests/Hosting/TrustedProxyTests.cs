using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Ticketing.Hosting.Server;
using Ticketing.Tests.Kit.Servers;
using Ticketing.Tests.Security;
using Xunit;

namespace Ticketing.Tests.Hosting;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class TrustedProxyTests
{
    private static readonly (string Name, string Value)[] Forwarded = [("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-Proto", "https")];

    [Theory]
    [InlineData("127.0.0.1"), InlineData("127.0.0.0/8")]
    public async Task The_word_of_a_trusted_proxy_is_taken(string proxy)
    {
        await using var server = await StartAsync(("Proxies:Trusted:0", "10.0.0.0/16"), ("Proxies:Trusted:1", proxy));

        (await server.GetAsync("/v1/test/caller", null, Forwarded)).Json.GetString().ShouldBe("https 203.0.113.7");
    }

    [Theory]
    [InlineData(""), InlineData("10.0.0.0/16")]
    public async Task The_word_of_anybody_else_is_not(string proxy)
    {
        await using var server = proxy.Length == 0 ? await StartAsync() : await StartAsync(("Proxies:Trusted:0", proxy));

        (await server.GetAsync("/v1/test/caller", null, Forwarded)).Json.GetString().ShouldBe("http 127.0.0.1");
    }

    [Fact]
    public async Task A_proxy_that_nobody_trusts_is_told_of_in_one_line()
    {
        var log = new KeptLog();
        await using var server = await ApiServer.StartAsync(services: services => services.AddSingleton<ILoggerProvider>(log));
        int Lines() => log.Entries.Count(static line => line.Message.Contains("Proxies:Trusted", StringComparison.Ordinal));

        await server.GetAsync("/v1/problems");
        Lines().ShouldBe(0);
        for (var i = 0; i < 3; i++) await server.GetAsync("/v1/problems", null, Forwarded);
        Lines().ShouldBe(1);
    }

    [Theory]
    [InlineData("proxy"), InlineData("10.0.0.0/40"), InlineData("10.0.0"), InlineData("")]
    public void What_is_no_address_stops_the_start(string proxy) => Should.Throw<InvalidOperationException>(
        () => TrustedProxies.Of(new ConfigurationBuilder().AddInMemoryCollection([new("Proxies:Trusted:0", proxy)]).Build())).Message.ShouldContain($"Proxies:Trusted has '{proxy}'");

    private static Task<ApiServer> StartAsync(params (string Name, string? Value)[] settings) => ApiServer.StartAsync(
        settings.ToDictionary(static one => one.Name, static one => one.Value, StringComparer.Ordinal),
        map: static v1 => v1.MapGet("/test/caller", static (HttpContext context) =>
            TypedResults.Ok($"{context.Request.Scheme} {context.Connection.RemoteIpAddress!.MapToIPv4()}")).AllowAnonymous());
}
