using Orleans;
using Orleans.Runtime;

namespace Ticketing.Silo.Membership;

/// <summary>
/// Decides whether the membership table has lost data, and how to write the table again. Orleans itself only follows versions of the table
/// that are higher than the one it knows. So silos whose table came back empty go on as before, but they do not notice silos that join or
/// die, and new silos do not find them.
/// </summary>
internal static class MembershipRules
{
    /// <summary>Whether the table has a lower version than this silo knows, or has no row of this silo.</summary>
    /// <param name="me">This silo, which is active.</param>
    /// <param name="knownVersion">The version that Orleans knew before the table was read.</param>
    /// <param name="table">The table.</param>
    public static bool HasForgotten(SiloAddress me, long knownVersion, MembershipTableData table) =>
        table.TryGet(me) is null || table.Version.Version < knownVersion;

    /// <summary>
    /// The next write that restores the table: first the missing rows, this silo's own before the others', then the version. Running silos ignore
    /// the table while its version is below the known one, so none of them acts on a table in which its own row is missing.
    /// </summary>
    /// <param name="me">This silo.</param>
    /// <param name="knownVersion">The highest version known.</param>
    /// <param name="known">The rows of the silos that were not dead.</param>
    /// <param name="table">The table as it is now; other living silos may be writing it at the same time.</param>
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

    // A process that was started later at the same address has replaced the silo.
    private static bool HasSuccessor(SiloAddress silo, MembershipTableData table) =>
        table.Members.Any(member => member.Item1.SiloAddress.Endpoint.Equals(silo.Endpoint) && member.Item1.SiloAddress.Generation > silo.Generation);
}

/// <summary>One write of the table, with the table's next version.</summary>
/// <param name="Entry">The row; null when there is nothing to write.</param>
/// <param name="ETag">The ETag of the row that is replaced; null for a new row.</param>
internal sealed record MembershipStep(MembershipEntry? Entry, string? ETag)
{
    /// <summary>The table is restored: nothing that was known is missing.</summary>
    public static readonly MembershipStep Done = new(null, null);

    /// <summary>This silo cannot come back: the table says that it is dead, or another process has its address.</summary>
    public static readonly MembershipStep Refused = new(null, null);
}
