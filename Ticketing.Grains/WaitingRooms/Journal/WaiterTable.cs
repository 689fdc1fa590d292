using Ticketing.Grains.Storage.Tables;

namespace Ticketing.Grains.WaitingRooms.Journal;

/// <summary>Table <c>waiters</c>.</summary>
internal static class WaiterTable
{
    public static readonly Column<WaiterRow, string> Performance = new("performance", ValueKind.Text, static row => row.Performance);

    public static readonly Column<WaiterRow, Guid> User = new("user", ValueKind.Id, static row => row.User);

    public static readonly Column<WaiterRow, int> Generation = new("generation", ValueKind.Int, static row => row.Generation);

    public static readonly Column<WaiterRow, int> Index = new("number", ValueKind.Int, static row => row.Index);

    public static readonly Column<WaiterRow, WaiterRowState> State = new("state", ValueKind.Choice<WaiterRowState>(), static row => row.State);

    public static readonly Column<WaiterRow, DateTimeOffset?> EnteredUntil = new("entered_until", ValueKind.OptionalInstant, static row => row.EnteredUntil);

    public static readonly Column<WaiterRow, TimeSpan> Prolonged = new("prolonged", ValueKind.Span, static row => row.Prolonged);

    public static readonly Table<WaiterRow> Rows = new(
        "waiters",
        key: [Performance, User],
        others: [Generation, Index, State, EnteredUntil, Prolonged],
        static from => new(
            Performance.Read(from),
            User.Read(from),
            Generation.Read(from),
            Index.Read(from),
            State.Read(from),
            EnteredUntil.Read(from),
            Prolonged.Read(from))
        {
            Version = from.Integer(),
        });
}
