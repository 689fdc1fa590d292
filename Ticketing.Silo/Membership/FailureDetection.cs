using Orleans.Configuration;

namespace Ticketing.Silo.Membership;

/// <summary>How soon silos of one machine room take each other for dead.</summary>
/// <remarks>
/// Orleans probes with a period of half to four times <c>ProbeTimeout</c> (half on a quiet network) and votes after three missed probes. A
/// process that has ended refuses its probes at once, so it is voted out after three periods. A silo that only stands still, in garbage
/// collection or without processor time, keeps its connections, and Orleans gives no vote while one of them has said something within
/// <c>MaxProbeTimeout</c> × 3. So the short period is for the dead, and the long limit for the slow; a silo that finds itself slow also
/// waits longer for others.
/// </remarks>
internal static class FailureDetection
{
    /// <summary>Sets it.</summary>
    public static void Set(ClusterMembershipOptions options)
    {
        // A dead process: 3 × 1 s. One that stands still, or whose machine is gone without a word: 3 × 4 s. Orleans' own: 7.5–15 s and a minute.
        options.ProbeTimeout = TimeSpan.FromSeconds(2);
        options.MinProbeTimeout = TimeSpan.FromSeconds(1);
        options.MaxProbeTimeout = TimeSpan.FromSeconds(4);
        options.NumMissedProbesLimit = 3;
    }
}
