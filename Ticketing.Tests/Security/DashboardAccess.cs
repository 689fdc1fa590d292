using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using static Ticketing.Tests.Security.AccessRow;

namespace Ticketing.Tests.Security;

/// <summary>Orleans' dashboard shows what the silos do. It is for admins, in all its parts.</summary>
internal static class DashboardAccess
{
    public static IEnumerable<AccessRow> Rows =>
    [
        ForAdmin("POST /v1/ops/session/", "/v1/ops/session", status: 204),
        ForAdmin("DELETE /v1/ops/session/", "/v1/ops/session", status: 204),
        ForAdmin("GET /dashboard/", "/dashboard/"),
        ForAdmin("GET /dashboard/index.html", "/dashboard/index.html"),
        ForAdmin("GET /dashboard/index.min.js", "/dashboard/index.min.js"),
        ForAdmin("GET /dashboard/index.css", "/dashboard/index.css"),
        ForAdmin("GET /dashboard/favicon.ico", "/dashboard/favicon.ico"),
        Row("GET /dashboard/fonts/{**path}", "unauthenticated forbidden forbidden forbidden route-not-found", _ => Task.FromResult(new Call("/dashboard/fonts/none.woff"))),
        Row("GET /dashboard/img/{**path}", "unauthenticated forbidden forbidden forbidden route-not-found", _ => Task.FromResult(new Call("/dashboard/img/none.png"))),
        ForAdmin("GET /dashboard/version", "/dashboard/version"),
        ForAdmin("GET /dashboard/DashboardCounters", "/dashboard/DashboardCounters"),
        ForAdmin("GET /dashboard/ClusterStats", "/dashboard/ClusterStats"),
        ForAdmin("GET /dashboard/TopGrainMethods", "/dashboard/TopGrainMethods"),
        ForAdmin("GET /dashboard/GrainTypes", "/dashboard/GrainTypes"),
        ForAdmin("GET /dashboard/Reminders", "/dashboard/Reminders"),
        ForAdmin("GET /dashboard/Reminders/{page:int}", "/dashboard/Reminders/1"),
        ForAdmin("GET /dashboard/GrainStats/{*grainName}", "/dashboard/GrainStats/Ticketing.Grains.Seats.SeatGrain"),
        ForAdmin("GET /dashboard/GrainState", "/dashboard/GrainState?grainId=p/1&grainType=Ticketing.Grains.Seats.SeatGrain"),
        ForAdmin("GET /dashboard/LifecycleStages", "/dashboard/LifecycleStages"),
        Row("GET /dashboard/Trace", "unauthenticated forbidden forbidden forbidden forbidden", _ => Task.FromResult(new Call("/dashboard/Trace"))),
        OfSilo("GET /dashboard/HistoricalStats/{*path}"),
        OfSilo("GET /dashboard/SiloProperties/{*address}"),
        OfSilo("GET /dashboard/SiloMetadata/{*address}"),
        OfSilo("GET /dashboard/SiloStats/{*address}"),
        OfSilo("GET /dashboard/SiloCounters/{*address}"),
    ];

    private static AccessRow ForAdmin(string route, string path, int status = 200) =>
        Row(route, $"unauthenticated forbidden forbidden forbidden {status}", _ => Task.FromResult(new Call(path)));

    private static AccessRow OfSilo(string route) => Row(route, "unauthenticated forbidden forbidden forbidden 200", world =>
        Task.FromResult(new Call($"{route[4..route.IndexOf('{')]}{world.Server.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress.ToParsableString()}")));
}
