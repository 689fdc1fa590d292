using Orleans;

namespace Ticketing.Grains.Audit;

/// <summary>An act of staff as admins see it.</summary>
/// <param name="EntryId">The entry's id, by which the next page begins.</param>
/// <param name="By">Who did it.</param>
/// <param name="What">The act.</param>
/// <param name="On">On whom or what.</param>
/// <param name="Detail">What changed; may be empty.</param>
/// <param name="At">When.</param>
/// <param name="Address">The network address; null when it is not known.</param>
[GenerateSerializer, Immutable, Alias("Audit.AuditEntry")]
public sealed record AuditEntry(
    [property: Id(0)] string EntryId,
    [property: Id(1)] Guid By,
    [property: Id(2)] string What,
    [property: Id(3)] string On,
    [property: Id(4)] string Detail,
    [property: Id(5)] DateTimeOffset At,
    [property: Id(6)] string? Address)
{
    /// <summary>The entry of a row.</summary>
    public static AuditEntry Of(AuditRow row) => new(row.EntryId, row.By, row.What, row.On, row.Detail, row.At, row.Address);
}

/// <summary>A page of the audit log, newest first.</summary>
/// <param name="Items">The entries, at most as many as the caller asked for.</param>
[GenerateSerializer, Immutable, Alias("Audit.AuditEntries")]
public sealed record AuditEntries([property: Id(0)] IReadOnlyList<AuditEntry> Items);
