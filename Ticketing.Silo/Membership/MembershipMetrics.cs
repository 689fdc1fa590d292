using System.Diagnostics.Metrics;

namespace Ticketing.Silo.Membership;

/// <summary>Metrics of a silo's place in the cluster, under the meter <c>Ticketing.Membership</c>.</summary>
internal sealed class MembershipMetrics
{
    private long lost;

    /// <summary>Makes the counter. An observable counter reports 0 before anything happens, so that an alert can see it grow.</summary>
    public MembershipMetrics(IMeterFactory meters) => meters.Create("Ticketing.Membership").CreateObservableCounter(
        "ticketing.membership.lost", () => Interlocked.Read(ref lost), "{loss}", "Times this silo found that the membership table had forgotten it");

    /// <summary>Counts that the table has forgotten this silo.</summary>
    public void Lost() => Interlocked.Increment(ref lost);
}
