namespace Ticketing.Tests.Security;

/// <summary>
/// Every endpoint of the application, and who may do what there. An endpoint that is new fails a test until it has a row:
/// think about whose object it is about, and write down what everybody else is told.
/// </summary>
internal static class AccessTable
{
    /// <summary>The rows.</summary>
    public static IReadOnlyList<AccessRow> Rows { get; } =
    [
        .. PageAccess.Rows, .. DashboardAccess.Rows, .. AccountAccess.Rows, .. CatalogueAccess.Rows, .. PerformanceAccess.Rows, .. SaleAccess.Rows, .. QueueAccess.Rows,
    ];
}
