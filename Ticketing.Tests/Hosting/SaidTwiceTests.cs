using System.Net;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Ticketing.Grains.Payments.Gateway;
using Ticketing.Silo.Demo;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Hosting;

/// <summary>What gives tickets or accounts away is said twice outside Development.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class SaidTwiceTests
{
    [Theory]
    [InlineData(null, null, "Payments:Gateway must be set outside Development: 'toss', or 'sandbox', which charges nobody.")]
    [InlineData("", "true", "Payments:Gateway must be set outside Development: 'toss', or 'sandbox', which charges nobody.")]
    [InlineData("sandbox", null, "Payments:Gateway=sandbox charges nobody and gives tickets away. Outside Development it also needs Payments:SandboxOutsideDevelopment=true.")]
    [InlineData("sandbox", "false", "Payments:Gateway=sandbox charges nobody and gives tickets away. Outside Development it also needs Payments:SandboxOutsideDevelopment=true.")]
    [InlineData("Sandbox", "true", "Payments:Gateway is 'sandbox' or 'toss', not 'Sandbox'.")]
    public void Outside_Development_nothing_starts_without_a_gateway_or_with_a_sandbox_that_was_said_once(string? gateway, string? again, string reason) =>
        Should.Throw<InvalidOperationException>(() => PaymentSettings.GatewayOf(Settings(gateway, again), isDevelopment: false)).Message.ShouldBe(reason);

    [Theory]
    [InlineData(null, null, true, "sandbox"), InlineData("toss", null, false, "toss"), InlineData("sandbox", "true", false, "sandbox"), InlineData("toss", null, true, "toss")]
    public void A_gateway_that_was_said_is_taken(string? gateway, string? again, bool isDevelopment, string expected) =>
        PaymentSettings.GatewayOf(Settings(gateway, again), isDevelopment).ShouldBe(expected);

    [Theory]
    [InlineData("Ticketing.Silo"), InlineData("Ticketing.Api")]
    public async Task Neither_process_starts_with_a_sandbox_that_was_said_once(string project) =>
        (await FailedStart.ReasonAsync(["--Payments:SandboxOutsideDevelopment=false"], project)).ShouldStartWith("Cannot start: Payments:Gateway=sandbox charges nobody");

    [Fact]
    public async Task The_demo_does_not_start_when_it_was_said_once() =>
        (await FailedStart.ReasonAsync(["--demo", "--DemoOutsideDevelopment=false"])).ShouldBe(
            "Cannot start: The demo makes accounts whose password everybody knows. Outside Development it also needs DemoOutsideDevelopment=true.");

    [Fact]
    public async Task The_demos_accounts_cannot_log_in_where_the_demo_is_not_said_even_if_they_are_in_the_database()
    {
        await using var server = await ApiServer.StartAsync();
        foreach (var email in new[] { DemoAccounts.BuyerEmail, DemoAccounts.PromoterEmail })
        {
            (await server.PostAsync("/v1/accounts", new { email, password = DemoAccounts.Password, name = "데모" })).Status.ShouldBe(HttpStatusCode.Created);

            (await server.PostAsync("/v1/sessions", new { email, password = DemoAccounts.Password })).ShouldBeProblem("wrong-credentials");
            (await server.PostAsync("/v1/sessions", new { email = email.ToUpperInvariant(), password = DemoAccounts.Password })).ShouldBeProblem("wrong-credentials");
        }
    }

    private static IConfiguration Settings(string? gateway, string? again) => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Payments:Gateway"] = gateway,
        ["Payments:SandboxOutsideDevelopment"] = again,
    }).Build();
}
