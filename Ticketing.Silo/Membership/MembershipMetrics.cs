using System.Diagnostics.Metrics;

namespace Ticketing.Silo.Membership;

/// <summary>What a silo tells of its place in the cluster, under the meter <c>Ticketing.Membership</c>.</summary>
internal sealed class MembershipMetrics
{
    private long lost;

    /// <summary>Makes the instrument. It observes, so that it is there with 0 before anything happens and an alert sees it grow.</summary>
    public MembershipMetrics(IMeterFactory meters) => meters.Create("Ticketing.Membership").CreateObservableCounter(
        "ticketing.membership.lost", () => Interlocked.Read(ref lost), "{loss}", "Times this silo found that the membership table had forgotten it");

    /// <summary>The table has forgotten this silo.</summary>
    public void Lost() => Interlocked.Increment(ref lost);
}
