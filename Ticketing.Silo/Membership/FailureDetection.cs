using Orleans.Configuration;

namespace Ticketing.Silo.Membership;

/// <summary>How soon silos of one data centre declare each other dead.</summary>
/// <remarks>
/// Orleans probes with a period between <c>MinProbeTimeout</c> and <c>MaxProbeTimeout</c>, by default half and four times
/// <c>ProbeTimeout</c>; on a quiet network the period is the shortest. Orleans votes after three missed probes. A process that has ended
/// refuses its probes at once, so it is voted out after three periods. A silo that only stands still, in garbage collection or without
/// processor time, keeps its connections. Orleans gives no vote against such a silo while a message came over one of its connections within
/// <c>MaxProbeTimeout</c> × 3. So the short period detects dead silos fast, and the long limit spares slow ones. A silo that finds itself
/// slow also waits longer for others.
/// </remarks>
internal static class FailureDetection
{
    /// <summary>Sets the times.</summary>
    public static void Set(ClusterMembershipOptions options)
    {
        // A dead process is noticed after 3 × 1 s. One that stands still, or whose machine has disappeared, after 3 × 4 s.
        // With Orleans' own settings these are 7.5–15 s and a minute.
        options.ProbeTimeout = TimeSpan.FromSeconds(2);
        options.MinProbeTimeout = TimeSpan.FromSeconds(1);
        options.MaxProbeTimeout = TimeSpan.FromSeconds(4);
        options.NumMissedProbesLimit = 3;
    }
}
