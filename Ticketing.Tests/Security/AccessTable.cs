namespace Ticketing.Tests.Security;

/// <summary>What an endpoint answers to whom.</summary>
/// <param name="Route">Method and pattern, as the application has them.</param>
/// <param name="Expected">The status of a success or the code of a problem, for each of <see cref="Who"/>.</param>
/// <param name="Prepare">Makes an object and the request about it.</param>
internal sealed record AccessRow(string Route, string[] Expected, Func<AccessWorld, Task<Call>> Prepare)
{
    /// <summary>The method; GET where any will do.</summary>
    public HttpMethod Method => Route.StartsWith('*') ? HttpMethod.Get : new HttpMethod(Route.Split(' ')[0]);

    /// <summary>Somebody who may do it.</summary>
    public Who WhoMay => Expected[(int)Who.Owner] == "forbidden" ? Who.Admin : Who.Owner;
}

/// <summary>
/// Every endpoint of the application, and who may do what there. An endpoint that is new fails a test until it has a row:
/// think about whose object it is about, and write down what everybody else is told.
/// </summary>
internal static partial class AccessTable
{
    /// <summary>The rows.</summary>
    public static IReadOnlyList<AccessRow> Rows { get; } = [.. Pages(), .. Dashboard(), .. Accounts(), .. Catalogue(), .. Performances(), .. Sales(), .. Queues()];

    private static IEnumerable<AccessRow> Pages() =>
    [
        Public("GET /openapi/{documentName}.json", _ => new Call("/openapi/v1.json")),
        Public("GET /", _ => new Call("/")),
        // The ops page is empty until an admin logs in.
        Public("GET /ops", _ => new Call("/ops")),
        Public("GET /ops/ops.js", _ => new Call("/ops/ops.js")),
        Public("GET /ops/ops.css", _ => new Call("/ops/ops.css")),
        Row("GET /v1/ops/silos", "unauthenticated forbidden forbidden forbidden 200", _ => Task.FromResult(new Call("/v1/ops/silos"))),
        Row("GET /v1/ops/sales", "unauthenticated forbidden forbidden forbidden 200", _ => Task.FromResult(new Call("/v1/ops/sales"))),
        Public("* /health/live", _ => new Call("/health/live")),
        Public("* /health/ready", _ => new Call("/health/ready")),
        Public("GET /v1/problems/", _ => new Call("/v1/problems")),
        Public("GET /v1/problems/{code}", _ => new Call("/v1/problems/forbidden")),
    ];

    // Columns: anonymous, other user, owner, promoter of another show, admin.
    private static AccessRow Row(string route, string expected, Func<AccessWorld, Task<Call>> prepare) => new(route, expected.Split(' '), prepare);

    private static AccessRow Public(string route, Func<AccessWorld, Call> prepare) => Public(route, world => Task.FromResult(prepare(world)));

    private static AccessRow Public(string route, Func<AccessWorld, Task<Call>> prepare, int status = 200) =>
        Row(route, $"{status} {status} {status} {status} {status}", prepare);

    private static AccessRow ForOneself(string route, int status, Func<AccessWorld, Task<Call>> prepare) =>
        Row(route, $"unauthenticated {status} {status} {status} {status}", prepare);

    private static AccessRow ForBuyer(string route, int status, string others, Func<AccessWorld, Task<Call>> prepare) =>
        Row(route, $"unauthenticated {others} {status} {others} {others}", prepare);

    private static AccessRow ForPromoterAndAdmin(string route, int status, Func<AccessWorld, Task<Call>> prepare) =>
        Row(route, $"unauthenticated forbidden {status} forbidden {status}", async world => await prepare(world) with { IsPromoters = true });
}
