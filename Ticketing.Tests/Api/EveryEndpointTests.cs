using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Ticketing.Api.Json;
using Ticketing.Api.Problems;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Api;

/// <summary>Rules that hold for every endpoint of the application, also for those that are yet to come.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class EveryEndpointTests(AppServer app) : IClassFixture<AppServer>
{
    private static readonly string[] Garbage =
    [
        "", "null", "[]", "{", "\"text\"", "42", "{\"a\":1}", "{\"email\":1,\"password\":[],\"name\":{}}", "{}x", "\0", "{\"role\":99}",
    ];

    private ApiServer Server => app.Server;

    private IEnumerable<RouteEndpoint> Endpoints => Server.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>().Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/v1", StringComparison.Ordinal));

    [Fact]
    public void Every_endpoint_says_who_may_call_it_and_has_a_lane()
    {
        foreach (var endpoint in Endpoints)
        {
            var metadata = endpoint.Metadata;
            (metadata.GetMetadata<IAuthorizeData>() is not null || metadata.GetMetadata<IAllowAnonymous>() is not null)
                .ShouldBeTrue($"{endpoint} neither requires authorization nor allows anonymous callers");
            // An endpoint whose callers stay has a limit of its own and says so by switching the lanes off.
            (metadata.GetMetadata<EnableRateLimitingAttribute>() is not null || metadata.GetMetadata<DisableRateLimitingAttribute>() is not null)
                .ShouldBeTrue($"{endpoint} is in no lane");
            metadata.GetMetadata<IRequestSizeLimitMetadata>().ShouldNotBeNull($"{endpoint} has no body limit");
        }
    }

    [Fact]
    public void Every_failure_an_endpoint_declares_is_a_problem()
    {
        foreach (var endpoint in Endpoints)
            endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().Where(response => response.StatusCode >= 400)
                .ShouldAllBe(response => response.Type == typeof(ProblemBody));
    }

    [Fact]
    public void Every_body_has_generated_JSON_code()
    {
        var options = ApiJson.NewOptions();
        var types = Endpoints.SelectMany(endpoint => endpoint.Metadata)
            .SelectMany(item => item switch
            {
                IAcceptsMetadata accepts => [accepts.RequestType],
                IProducesResponseTypeMetadata produces when IsJson(produces) => [produces.Type],
                _ => Array.Empty<Type?>(),
            })
            .OfType<Type>().Where(type => type != typeof(void)).Distinct();
        foreach (var type in types)
            ApiJson.Contexts.ShouldContain(context => context.GetTypeInfo(type, options) != null, $"{type} is in no JsonSerializerContext");
    }

    [Fact]
    public async Task Garbage_is_refused_with_a_code_by_every_endpoint_to_everybody()
    {
        var admin = (await Server.AdminAsync()).Token;
        foreach (var endpoint in Endpoints)
        {
            var path = PathOf(endpoint);
            var method = MethodOf(endpoint);
            foreach (var token in new[] { null, "forged", admin })
            {
                foreach (var body in Garbage)
                    await ShouldBeRefusedAsync(endpoint, method, path, body, token);
                await ShouldBeRefusedAsync(endpoint, method, path, $"{{\"a\":\"{new string('x', 70_000)}\"}}", token);
                await ShouldBeRefusedAsync(endpoint, method, path, new StringContent("x=1"), token);
            }
        }
    }

    [Fact]
    public async Task What_needs_a_token_is_401_without_and_with_a_forged_one()
    {
        foreach (var endpoint in Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null))
        {
            (await Server.SendAsync(MethodOf(endpoint), PathOf(endpoint), "{}")).ShouldBeProblem("unauthenticated");
            (await Server.SendAsync(MethodOf(endpoint), PathOf(endpoint), "{}", "forged")).ShouldBeProblem("unauthenticated");
        }
    }

    // Bytes are written as they are, and events have a format of their own.
    private static bool IsJson(IProducesResponseTypeMetadata produces) =>
        produces.Type != typeof(byte[]) && produces.ContentTypes.Any(type => type.Contains("json", StringComparison.Ordinal));

    // Endpoints that take no body, and those that give lists, may well answer garbage with success; none may fail.
    private async Task ShouldBeRefusedAsync(RouteEndpoint endpoint, HttpMethod method, string path, object body, string? token)
    {
        if (body is "" && method == HttpMethod.Get)
            body = null!;
        // The server refuses a body by its announced length and closes; a caller that asks first gets to read the refusal.
        var answer = await Server.SendAsync(method, path, method == HttpMethod.Get ? null : body, token, ("Expect", "100-continue"));
        var takesBody = endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is not null;
        if ((int)answer.Status < 400 && !takesBody)
            return;
        var code = answer.ShouldBeAnyProblem();
        ((int)answer.Status).ShouldBeInRange(400, 499, $"{method} {path}: {code}");
    }

    private static HttpMethod MethodOf(RouteEndpoint endpoint) =>
        new(endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods[0]);

    private static string PathOf(RouteEndpoint endpoint) => string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { ParameterPolicies: [{ Content: "guid" }, ..] } => Guid.NewGuid().ToString(),
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { ParameterPolicies.Count: > 0 } => "1",
            _ => "unknown",
        })))).Insert(0, "/");
}
