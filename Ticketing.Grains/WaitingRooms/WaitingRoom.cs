using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms.Calls;
using Ticketing.Grains.WaitingRooms.Draw;
using Ticketing.Grains.WaitingRooms.Journal;
using Ticketing.Grains.WaitingRooms.Line;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Grains.WaitingRooms;

/// <summary>
/// The waiting room of one performance as a state machine: numbers, the draw, the head, the people inside.
/// No clock, no storage, no messages; every command takes the time and returns the rows to be written before it is
/// answered. If a write fails the machine is ahead of storage and must be thrown away and restored.
/// </summary>
/// <remarks>
/// A place is living from entering until the user leaves, the session ends, or it is given up. While it lives the
/// user keeps it. The invariant: active + reserved never grows while it is at the cap or above it.
/// Time never runs backwards: a command with an earlier time counts as given at the latest one.
/// </remarks>
public sealed partial class WaitingRoom
{
    /// <summary>Most numbers one room gives out unless the settings say otherwise; with 44 bytes per person it bounds the memory to 88 MB.</summary>
    public const int MaxPlaces = 2_000_000;

    private readonly string _performance;
    private readonly ImmutableArray<byte> _seed;
    private readonly int _maxPlaces;
    private readonly PlaceTable _places = new();
    private readonly LeaverMap _leavers = new();
    private readonly CallBudget _budget = new();
    private readonly ObservedRate _observed = new();

    // In the order of their times, so only the front is ever looked at; who moved on meanwhile is skipped there.
    private readonly Queue<Deadline> _graces = new();
    private readonly Queue<Deadline> _abandons = new();
    private readonly PriorityQueue<int, long> _sessions = new();

    // By place, so that of two who come back the one who was in front goes first.
    private readonly PriorityQueue<int, int> _returned = new();

    private readonly List<int> _dirty = [];
    private bool _roomDirty;
    private long _roomVersion;
    private long _headVersion;

    private WaitingRoomSettings _settings;
    private DateTimeOffset _now;
    private int? _lobbyCount;
    private int _graceHead;
    private int _waiting;
    private bool _closed;

    private WaitingRoom(string performance, int generation, WaitingRoomSettings settings, ImmutableArray<byte> seed, DateTimeOffset now, int maxPlaces)
    {
        if (settings.Validate() is not WaitingRoomSettingsRefusal.None and var refusal)
            throw new ArgumentException($"Settings refused: {refusal}.", nameof(settings));
        ArgumentOutOfRangeException.ThrowIfNotEqual(seed.Length, LobbyShuffle.SeedLength, nameof(seed));
        (_performance, Generation, _settings, _seed, _maxPlaces) = (performance, generation, settings, seed, maxPlaces);
        _now = now;
        _budget.Start(now.UtcTicks);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Deadline(int Index, long Since);

    /// <summary>Which room of the performance this is; tickets carry it.</summary>
    public int Generation { get; }

    /// <summary>The settings in force.</summary>
    public WaitingRoomSettings Settings => _settings;

    /// <summary>Places called so far, those of leavers included: place p has been called if p is less.</summary>
    public int Head { get; private set; }

    /// <summary>People inside.</summary>
    public int Active { get; private set; }

    /// <summary>People called whose grace runs; each keeps a slot.</summary>
    public int Reserved { get; private set; }

    /// <summary>People in line or in the lobby.</summary>
    public int Waiting => _waiting;

    private int FreeSlots => _settings.Cap - Active - Reserved;

    // In a shuffled lobby nobody has a place yet.
    private bool HasPlaces => _lobbyCount is not null || _settings.Order == WaitingRoomOrder.Arrival;

    private bool Calling => _lobbyCount is not null && !_settings.Paused && !_closed;

    /// <summary>A new room with nobody in it; hand its first <see cref="RoomChanges"/> to storage before anybody enters.</summary>
    /// <param name="performance">The performance.</param>
    /// <param name="generation">1 for the first room of a performance, one more after every reset.</param>
    /// <param name="settings">Valid settings; <see cref="ArgumentException"/> otherwise.</param>
    /// <param name="seed"><see cref="LobbyShuffle.SeedLength"/> bytes from a cryptographic generator.</param>
    /// <param name="now">The time.</param>
    /// <param name="changes">To be persisted first.</param>
    /// <param name="maxPlaces">Most numbers it gives out.</param>
    public static WaitingRoom Create(
        string performance,
        int generation,
        WaitingRoomSettings settings,
        ImmutableArray<byte> seed,
        DateTimeOffset now,
        out RoomChanges changes,
        int maxPlaces = MaxPlaces)
    {
        var room = new WaitingRoom(performance, generation, settings, seed, now, maxPlaces) { _roomDirty = true };
        changes = room.TakeChanges();
        return room;
    }

    /// <summary>Gives the user a place, or the one already held.</summary>
    public EnterOutcome Enter(Guid user, DateTimeOffset now)
    {
        Settle(now);
        var index = _places.IndexOf(user);
        if (index < 0 || _places[index].State == WaiterState.Gone)
        {
            if (_closed)
                return new EnterOutcome(RoomRefusal.Closed, default, TakeChanges());
            // Before the draw every number is worth the same, so coming back to the lobby uses up no new one.
            if (index < 0 || HasPlaces)
            {
                if (_places.Count >= _maxPlaces)
                    return new EnterOutcome(RoomRefusal.Full, default, TakeChanges());
                index = _places.Add(user);
            }

            _places[index].State = WaiterState.Waiting;
            _waiting++;
            Changed(index);
        }

        return new EnterOutcome(RoomRefusal.None, Ticket(user, index), TakeChanges());
    }

    /// <summary>
    /// Gives up the place: leaving the line, or the room, or finishing after having bought. A slot is free at once.
    /// Repeating it changes nothing.
    /// </summary>
    public RoomChanges Leave(Guid user, DateTimeOffset now)
    {
        Settle(now);
        var index = _places.IndexOf(user);
        if (index >= 0 && _places[index].State != WaiterState.Gone)
        {
            End(index);
            Changed(index);
        }

        return TakeChanges();
    }

    /// <summary>
    /// Ends the entry of somebody who has bought. Nothing happens when it has ended by time already, or when it began after the order.
    /// </summary>
    /// <param name="user">Who has bought.</param>
    /// <param name="orderedAt">When the order was made.</param>
    /// <param name="now">The time.</param>
    /// <returns>The rows to write, and the admission that is over by it, if one is.</returns>
    public (RoomChanges Changes, long? Ended) Finish(Guid user, DateTimeOffset orderedAt, DateTimeOffset now)
    {
        // Time first: a session that is over has ended by itself, and the holds made in it keep their own time.
        Settle(now);
        if (Look(user) is not { State: WaiterState.Active, EnteredUntil: { } until } || until - _settings.Session > orderedAt)
            return (TakeChanges(), null);
        var ended = AdmissionOf(user);
        return (Leave(user, now), ended);
    }

    /// <summary>Replaces the settings. A lower cap throws nobody out: people inside and called stay, nobody new is called until there is room.</summary>
    public SettingsOutcome Change(WaitingRoomSettings settings, DateTimeOffset now)
    {
        Settle(now);
        var refusal = settings.Validate();
        if (_lobbyCount is not null && (settings.OpensAt != _settings.OpensAt || settings.Order != _settings.Order))
            refusal = WaitingRoomSettingsRefusal.AlreadyOpen;
        if (refusal == WaitingRoomSettingsRefusal.None && settings != _settings)
        {
            _budget.Fill(_now.UtcTicks, _settings.RatePerSecond);
            if (settings.Paused != _settings.Paused)
                _observed.Restart();
            var reorder = settings.Order != _settings.Order;
            _settings = settings;
            if (reorder)
                MarkLeavers();
            _roomDirty = true;
        }

        return new SettingsOutcome(refusal, TakeChanges());
    }

    /// <summary>Ends the room: nobody enters or is called any more; people inside, and those called and in grace, go on.</summary>
    public RoomChanges Close(DateTimeOffset now)
    {
        Settle(now);
        _roomDirty |= !_closed;
        _closed = true;
        return TakeChanges();
    }

    /// <summary>What is known of a user as of the last command; null if there is no living place.</summary>
    public PlaceView? Look(Guid user)
    {
        var index = _places.IndexOf(user);
        if (index < 0 || _places[index].State == WaiterState.Gone)
            return null;
        var waiter = _places[index];
        int? place = HasPlaces ? PlaceOf(index) : null;
        return new PlaceView(index, place, waiter.State, waiter.State == WaiterState.Active ? At(waiter.Time) : null);
    }

    private QueueTicket Ticket(Guid user, int index) => new(_performance, user, index, index < (_lobbyCount ?? int.MaxValue), Generation);

    private bool Drawn(int number) => _settings.Order == WaitingRoomOrder.Shuffled && number < _lobbyCount;

    private int PlaceOf(int index) => Drawn(index) ? LobbyShuffle.Place(_seed.AsSpan(), _lobbyCount!.Value, index) : index;

    private int IndexAt(int place) => Drawn(place) ? LobbyShuffle.Index(_seed.AsSpan(), _lobbyCount!.Value, place) : place;

    private static DateTimeOffset At(long utcTicks) => new(utcTicks, TimeSpan.Zero);
}
