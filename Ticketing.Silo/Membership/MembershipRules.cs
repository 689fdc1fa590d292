using Orleans;
using Orleans.Runtime;

namespace Ticketing.Silo.Membership;

/// <summary>
/// Tells when the membership table has forgotten, and how it is written again. Orleans itself only follows versions of the table that are higher
/// than the one it knows: silos of a table that came back empty go on as before, hear of nobody who comes or dies, and are found by nobody.
/// </summary>
internal static class MembershipRules
{
    /// <summary>Whether the table is older than what this silo knows of it, or has no row of this silo.</summary>
    /// <param name="me">This silo, which is active.</param>
    /// <param name="knownVersion">The version that Orleans knew before the table was read.</param>
    /// <param name="table">The table.</param>
    public static bool HasForgotten(SiloAddress me, long knownVersion, MembershipTableData table) =>
        table.TryGet(me) is null || table.Version.Version < knownVersion;

    /// <summary>
    /// The next write that brings the table back to what was known: first the rows that are missing, this silo's own before the others',
    /// then the version. As long as the version is below the known one, running silos follow nothing of it, so none of them reads a table in which it is missing.
    /// </summary>
    /// <param name="me">This silo.</param>
    /// <param name="knownVersion">The highest version known.</param>
    /// <param name="known">The rows of the silos that were not dead.</param>
    /// <param name="table">The table as it is; every silo that lives may be writing it.</param>
    public static MembershipStep Next(SiloAddress me, long knownVersion, IEnumerable<MembershipEntry> known, MembershipTableData table)
    {
        if (table.TryGet(me) is { Item1.Status: SiloStatus.Dead }) return MembershipStep.Refused;
        var missing = known.Where(entry => table.TryGet(entry.SiloAddress) is null && !HasSuccessor(entry.SiloAddress, table))
            .OrderByDescending(entry => entry.SiloAddress.Equals(me))
            .FirstOrDefault();
        if (missing is not null) return new MembershipStep(missing, ETag: null);
        if (table.TryGet(me) is not { } mine) return MembershipStep.Refused;
        return table.Version.Version < knownVersion ? new MembershipStep(mine.Item1, mine.Item2) : MembershipStep.Done;
    }

    // A process that was started again at the address of an earlier one has taken its place.
    private static bool HasSuccessor(SiloAddress silo, MembershipTableData table) =>
        table.Members.Any(member => member.Item1.SiloAddress.Endpoint.Equals(silo.Endpoint) && member.Item1.SiloAddress.Generation > silo.Generation);
}

/// <summary>One write of the table, with the table's next version.</summary>
/// <param name="Entry">The row; null when nothing is to be written.</param>
/// <param name="ETag">The row that it takes the place of; null for a new one.</param>
internal sealed record MembershipStep(MembershipEntry? Entry, string? ETag)
{
    /// <summary>The table has everything that was known.</summary>
    public static readonly MembershipStep Done = new(null, null);

    /// <summary>This silo is dead for the table, or another process has its address: it cannot come back.</summary>
    public static readonly MembershipStep Refused = new(null, null);
}
