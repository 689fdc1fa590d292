using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Security;

/// <summary>Object-level authorization (OWASP API1) on every endpoint, for everybody.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class ObjectAccessTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    public static TheoryData<string> Routes => new(AccessTable.Rows.Select(row => row.Route));

    [Fact]
    public void Every_endpoint_of_the_application_has_a_row_in_the_table()
    {
        var endpoints = world.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().SelectMany(endpoint =>
            (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"]).Select(method => $"{method} {endpoint.RoutePattern.RawText}"));

        AccessTable.Rows.Select(row => row.Route).ShouldBe(endpoints, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Everybody_gets_what_the_table_says_and_changes_nothing_of_anybody_elses(string route)
    {
        var row = AccessTable.Rows.Single(row => row.Route == route);
        foreach (var who in Enum.GetValues<Who>())
        {
            var call = await row.Prepare(world);
            var before = call.State is null ? null : await call.State();
            var answer = await world.SendAsync(row, call, world.TokenOf(who, call.IsPromoters));

            Told(answer).ShouldBe(row.Expected[(int)who], $"{who}, {route}: {answer.Text}");
            var succeeded = (int)answer.Status < 400;
            if (call.Secret is not null) answer.Text.Contains(call.Secret, StringComparison.Ordinal).ShouldBe(who == Who.Owner, $"{who}, {route}");
            if (before is not null && who != Who.Owner && !(succeeded && call.IsPromoters)) (await call.State!()).ShouldBe(before, $"{who}, {route}");
        }
    }

    private static string Told(JsonAnswer answer) =>
        (int)answer.Status < 400 ? ((int)answer.Status).ToString(CultureInfo.InvariantCulture) : answer.ShouldBeAnyProblem();
}
