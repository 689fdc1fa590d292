using Shouldly;
using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Draw;
using Ticketing.Grains.WaitingRooms.Journal;
using Ticketing.Grains.WaitingRooms.Line;
using Ticketing.Grains.WaitingRooms.Sales;

namespace Ticketing.Tests.WaitingRooms;

/// <summary>A waiting room with its storage. Applies every change as the row store would, and can crash.</summary>
internal sealed class RoomWorld
{
    public const string Performance = "공연-1";
    public static readonly DateTimeOffset Opening = new(2026, 12, 1, 11, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<Guid, WaiterRow> _waiters = [];
    private readonly int _maxPlaces;
    private DateTimeOffset _heardAt;

    public RoomWorld(WaitingRoomSettings settings, DateTimeOffset now, int seed = 1, int maxPlaces = WaitingRoom.MaxPlaces)
    {
        (Now, _maxPlaces) = (now, maxPlaces);
        var bytes = new byte[LobbyShuffle.SeedLength];
        new Random(seed).NextBytes(bytes);
        Room = WaitingRoom.Create(Performance, 1, settings, [.. bytes], now, out var changes, maxPlaces);
        Row = changes.Room!;
    }

    public WaitingRoom Room { get; private set; }

    public RoomRow Row { get; private set; }

    public DateTimeOffset Now { get; private set; }

    /// <summary>Those who do not poll; everybody else does.</summary>
    public HashSet<int> Silent { get; } = [];

    public IReadOnlyDictionary<Guid, WaiterRow> Waiters => _waiters;

    public static WaitingRoomSettings Settings(
        int rate = 1000,
        int cap = 10,
        WaitingRoomOrder order = WaitingRoomOrder.Arrival,
        int graceSeconds = 30,
        int abandonMinutes = 30) =>
        new(Opening, order, rate, cap, TimeSpan.FromSeconds(graceSeconds), WaitingRoomSettings.DefaultSession, TimeSpan.FromMinutes(abandonMinutes), Paused: false);

    /// <summary>An open room after one second, so that it may call one second's share.</summary>
    public static RoomWorld Open(int rate = 1000, int cap = 10, int graceSeconds = 30, int abandonMinutes = 30)
    {
        var world = new RoomWorld(Settings(rate, cap, graceSeconds: graceSeconds, abandonMinutes: abandonMinutes), Opening);
        world.Tick();
        world.Pass(1);
        return world;
    }

    public static Guid User(int number) => new(number, 7, 7, 1, 2, 3, 4, 5, 6, 7, 8);

    public void Pass(double seconds) => Now += TimeSpan.FromSeconds(seconds);

    public EnterOutcome Enter(int user)
    {
        var outcome = Room.Visitors.Enter(User(user), Now);
        Apply(outcome.Changes);
        return outcome;
    }

    public void EnterAll(int count)
    {
        for (var user = 0; user < count; user++)
            Enter(user).Refusal.ShouldBe(RoomRefusal.None);
    }

    public AdmitOutcome Admit(int user)
    {
        var outcome = Room.Visitors.Admit(User(user), Now);
        Apply(outcome.Changes);
        return outcome;
    }

    public RoomChanges Leave(int user) => Apply(Room.Visitors.Leave(User(user), Now));

    public RoomChanges Tick()
    {
        if (Now - _heardAt >= PlaceEstimate.SlowestPoll / 2) HearEverybody();
        return Apply(Room.Tick(Now));
    }

    /// <summary>A node's report of places.</summary>
    public void Hear(params int[] places)
    {
        if (places.Length == 0) return;
        var bits = new ulong[(places.Max() / 64) + 1];
        foreach (var place in places) bits[place / 64] |= 1UL << (place & 63);
        Room.Heard(new HeardPlaces(1, 0, [.. bits]), Room.Publish(), Now);
    }

    public RoomChanges Hear(RoomSale sale, SaleOpening? opening = null) => Apply(Room.Organiser.Hear(new SaleNews(sale, opening), Now));

    public RoomChanges Follow(DateTimeOffset opensAt, long version) => Apply(Room.Organiser.Follow(new SaleOpening(opensAt, version), Now));

    public RoomChanges Accompany(DateTimeOffset opensAt, long version) => Apply(Room.Organiser.Accompany(new SaleOpening(opensAt, version), Now));

    public RoomChanges Prolong(int user, long admission, DateTimeOffset until, TimeSpan? most = null) =>
        Apply(Room.Visitors.Prolong(User(user), admission, until, most ?? TimeSpan.FromHours(1), Now));

    public RoomChanges Close() => Apply(Room.Organiser.Close(Now));

    public SettingsOutcome Change(Func<WaitingRoomSettings, WaitingRoomSettings> change)
    {
        var outcome = Room.Organiser.Change(change(Room.Settings), Now);
        Apply(outcome.Changes);
        return outcome;
    }

    public WaiterState? State(int user) => Room.Visitors.Look(User(user))?.State;

    public PlaceEstimate Estimate(int user)
    {
        var ticket = Enter(user).Ticket;
        return PlaceEstimate.Of(Room.Publish(), ticket, Now);
    }

    /// <summary>The process dies, and another one restores the room from the rows, in any order.</summary>
    public void Restart() => Room = WaitingRoom.Restore(Row, _waiters.Values.OrderBy(row => row.User.GetHashCode()), Now, _maxPlaces);

    private void HearEverybody()
    {
        _heardAt = Now;
        var silent = Silent.Select(User).ToHashSet();
        Hear([.. _waiters.Keys.Where(user => !silent.Contains(user)).Select(Room.Visitors.Look).Where(view => view is { State: WaiterState.Waiting, Place: not null }).Select(view => view!.Value.Place!.Value)]);
    }

    private RoomChanges Apply(RoomChanges changes)
    {
        if (changes.Room is { } room)
        {
            room.Version.ShouldBe(Row.Version + 1);
            Row = room;
        }

        foreach (var row in changes.Waiters)
        {
            row.Version.ShouldBe(_waiters.TryGetValue(row.User, out var old) ? old.Version + 1 : 1);
            _waiters[row.User] = row;
        }

        return changes;
    }
}
