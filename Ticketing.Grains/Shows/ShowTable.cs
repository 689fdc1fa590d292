using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.Shows;

/// <summary>Table <c>shows</c>.</summary>
internal static class ShowTable
{
    public static readonly Column<ShowRow, string> ShowId = new("show_id", ValueKind.Text, static row => row.ShowId);

    public static readonly Column<ShowRow, Guid> Owner = new("owner", ValueKind.Id, static row => row.Owner);

    public static readonly Column<ShowRow, string> Title = new("title", ValueKind.Text, static row => row.Title);

    public static readonly Column<ShowRow, string> Genre = new("genre", ValueKind.Text, static row => row.Genre);

    public static readonly Column<ShowRow, string> Description = new("description", ValueKind.Text, static row => row.Description);

    public static readonly Column<ShowRow, IReadOnlyList<string>> Performers = new("performers", ValueKind.TextList, static row => row.Performers);

    public static readonly Column<ShowRow, int> RunningMinutes = new("running_minutes", ValueKind.Int, static row => row.RunningMinutes);

    public static readonly Column<ShowRow, DateTimeOffset?> DeletedAt = new("deleted_at", ValueKind.OptionalInstant, static row => row.DeletedAt);

    public static readonly Column<ShowRow, DateTimeOffset> CreatedAt = new("created_at", ValueKind.Instant, static row => row.CreatedAt);

    public static readonly Table<ShowRow> Rows = new(
        "shows",
        key: [ShowId],
        others: [Owner, Title, Genre, Description, Performers, RunningMinutes, DeletedAt, CreatedAt],
        static from => new(
            ShowId.Read(from),
            Owner.Read(from),
            Title.Read(from),
            Genre.Read(from),
            Description.Read(from),
            Performers.Read(from),
            RunningMinutes.Read(from),
            DeletedAt.Read(from),
            CreatedAt.Read(from))
        {
            Version = from.Integer(),
        });
}
