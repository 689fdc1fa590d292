using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Accounts;

/// <summary>Table <c>hold_releases</c>.</summary>
internal static class HoldReleaseTable
{
    public static readonly Column<HoldReleaseRow, Guid> User = new("user", ValueKind.Id, static row => row.User);

    public static readonly Column<HoldReleaseRow, DateTimeOffset> DueAt = new("due_at", ValueKind.Instant, static row => row.DueAt);

    public static readonly Column<HoldReleaseRow, DateTimeOffset> EndsAt = new("ends_at", ValueKind.Instant, static row => row.EndsAt);

    public static readonly Table<HoldReleaseRow> Rows = new(
        "hold_releases",
        key: [User],
        others: [DueAt, EndsAt],
        static from => new(
            User.Read(from),
            DueAt.Read(from),
            EndsAt.Read(from))
        {
            Version = from.Integer(),
        });
}
