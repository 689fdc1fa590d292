using Ticketing.Grains.Outcomes;

namespace Ticketing.Grains.Storage;

/// <summary>Edits name the version they are based on, so that nobody overwrites what they have not seen.</summary>
internal static class Versions
{
    /// <summary>The refusal when <paramref name="version"/> is not the row's, or null.</summary>
    public static Refusal? WhyNot(Row row, long version) => row.Version == version ? null : Changed(row.Key);

    /// <summary>The row has changed since the caller read it.</summary>
    public static Refusal Changed(RowKey key) => new(RefusalCode.VersionMismatch, $"{key.First} has changed; read it again.");
}
