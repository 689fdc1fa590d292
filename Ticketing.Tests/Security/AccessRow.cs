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

    /// <param name="route">Method and pattern.</param>
    /// <param name="expected">What anonymous, another user, the owner, the promoter of another show and an admin are told.</param>
    /// <param name="prepare">Makes an object and the request about it.</param>
    public static AccessRow Row(string route, string expected, Func<AccessWorld, Task<Call>> prepare) => new(route, expected.Split(' '), prepare);

    public static AccessRow Public(string route, Func<AccessWorld, Call> prepare) => Public(route, world => Task.FromResult(prepare(world)));

    public static AccessRow Public(string route, Func<AccessWorld, Task<Call>> prepare, int status = 200) =>
        Row(route, $"{status} {status} {status} {status} {status}", prepare);

    public static AccessRow ForOneself(string route, int status, Func<AccessWorld, Task<Call>> prepare) =>
        Row(route, $"unauthenticated {status} {status} {status} {status}", prepare);

    public static AccessRow ForBuyer(string route, int status, string others, Func<AccessWorld, Task<Call>> prepare) =>
        Row(route, $"unauthenticated {others} {status} {others} {others}", prepare);

    public static AccessRow ForPromoterAndAdmin(string route, int status, Func<AccessWorld, Task<Call>> prepare) =>
        Row(route, $"unauthenticated forbidden {status} forbidden {status}", async world => await prepare(world) with { IsPromoters = true });
}
