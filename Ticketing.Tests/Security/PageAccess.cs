using static Ticketing.Tests.Security.AccessRow;

namespace Ticketing.Tests.Security;

/// <summary>Who may see pages, documents, health and operations.</summary>
internal static class PageAccess
{
    public static IEnumerable<AccessRow> Rows =>
    [
        Public("GET /openapi/{documentName}.json", _ => new Call("/openapi/v1.json")),
        Public("GET /", _ => new Call("/")),
        // The ops page is empty until an admin logs in.
        Public("GET /ops", _ => new Call("/ops")),
        Public("GET /ops/ops.js", _ => new Call("/ops/ops.js")),
        Public("GET /ops/ops.css", _ => new Call("/ops/ops.css")),
        Row("GET /v1/ops/silos", "unauthenticated forbidden forbidden forbidden 200", _ => Task.FromResult(new Call("/v1/ops/silos"))),
        Row("GET /v1/ops/sales", "unauthenticated forbidden forbidden forbidden 200", _ => Task.FromResult(new Call("/v1/ops/sales"))),
        Public("GET /v1/problems/", _ => new Call("/v1/problems")),
        Public("GET /v1/problems/{code}", _ => new Call("/v1/problems/forbidden")),
    ];
}
