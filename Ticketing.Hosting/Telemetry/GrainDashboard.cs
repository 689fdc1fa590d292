using Orleans.Dashboard;

namespace Ticketing.Hosting.Telemetry;

/// <summary>Orleans' own dashboard, as silos and API processes use it.</summary>
public static class GrainDashboard
{
    /// <summary>
    /// What the dashboard may not do in any process: stream the log. Lines of the log have ids of people, and each reader would hold a connection for an hour.
    /// </summary>
    public static void Restrict(DashboardOptions options) => options.HideTrace = true;
}
