using System.Collections.Immutable;
using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms.Calls;
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
/// user keeps it. Time never runs backwards: a command with an earlier time counts as given at the latest one.
/// The commands of people are in <see cref="Visitors"/>, those of the organiser in <see cref="Organiser"/>. <see cref="RoomCourse"/> does what
/// time alone does. <see cref="RoomParts"/> are the machines that all of these work on.
/// </remarks>
public sealed class WaitingRoom
{
    /// <summary>Most numbers one room gives out unless the settings say otherwise; with 44 bytes per person it bounds the memory to 88 MB.</summary>
    public const int MaxPlaces = 2_000_000;

    private readonly string _performance;
    private readonly RoomParts _parts;
    private readonly RoomCourse _course;
    private readonly RoomTokens _tokens;
    private long _headVersion;

    private WaitingRoom(string performance, int generation, RoomCourse course, int maxPlaces)
    {
        (_performance, Generation, _course, _parts) = (performance, generation, course, course.Parts);
        _tokens = new RoomTokens(performance, generation);
        Visitors = new RoomVisitors(course, _tokens, maxPlaces);
        Organiser = new RoomOrganiser(course);
    }

    /// <summary>Which room of the performance this is; tickets carry it.</summary>
    public int Generation { get; }

    /// <summary>The commands of the people of the room.</summary>
    public RoomVisitors Visitors { get; }

    /// <summary>The commands of the organiser, and news of the sale.</summary>
    public RoomOrganiser Organiser { get; }

    /// <summary>The settings in force.</summary>
    public WaitingRoomSettings Settings => _course.Settings;

    /// <summary>Places called so far, those of leavers included: place p has been called if p is less.</summary>
    public int Head => _parts.Calls.Head;

    /// <summary>People inside.</summary>
    public int Active => _parts.Slots.Active;

    /// <summary>People called whose grace runs; each keeps a slot.</summary>
    public int Reserved => _parts.Slots.Reserved;

    /// <summary>People in line or in the lobby.</summary>
    public int Waiting => _parts.Line.Waiting;

    /// <summary>Whether somebody should be called soon who waits: the room has opened, and its sale is neither over nor sold out.</summary>
    public bool IsDue => _course.Phase is RoomPhase.Open or RoomPhase.Paused && _parts.Sale.Now != RoomSale.SoldOut;

    /// <summary>A new room with nobody in it; hand its first <see cref="RoomChanges"/> to storage before anybody enters.</summary>
    /// <param name="performance">The performance.</param>
    /// <param name="generation">1 for the first room of a performance, one more after every reset.</param>
    /// <param name="settings">Valid settings; <see cref="ArgumentException"/> otherwise.</param>
    /// <param name="seed"><see cref="Draw.LobbyShuffle.SeedLength"/> bytes from a cryptographic generator.</param>
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
        var parts = RoomParts.Create(settings, seed);
        var course = new RoomCourse(settings, parts, new RoomRecord(performance, generation, parts, version: 0), now, isClosed: false);
        parts.Calls.Start(now.UtcTicks);
        changes = course.TakeChanges();
        return new WaitingRoom(performance, generation, course, maxPlaces);
    }

    /// <summary>The room as it was when its rows were written; see <see cref="RoomRestoring"/>.</summary>
    /// <param name="row">The room's row.</param>
    /// <param name="waiters">All rows of its people, in any order.</param>
    /// <param name="now">The time.</param>
    /// <param name="maxPlaces">Most numbers it gives out.</param>
    public static WaitingRoom Restore(RoomRow row, IEnumerable<WaiterRow> waiters, DateTimeOffset now, int maxPlaces = MaxPlaces)
    {
        var parts = RoomRestoring.Restore(row, waiters, now);
        var record = new RoomRecord(row.Performance, row.Generation, parts, row.Version);
        var course = new RoomCourse(RoomRestoring.SettingsOf(row), parts, record, now, row.Closed);
        return new WaitingRoom(row.Performance, row.Generation, course, maxPlaces) { _headVersion = RoomHead.FirstVersion(row.Version) };
    }

    /// <summary>
    /// Calls the next places in order, as many as the rate and the free slots allow; see <see cref="Calls.CallDesk.CallNext"/>.
    /// </summary>
    public RoomChanges Tick(DateTimeOffset now)
    {
        _course.Settle(now);
        var ticks = _course.Now.UtcTicks;
        _parts.Calls.Fill(ticks, Settings.RatePerSecond);
        if (_parts.Draw.IsOpen) _parts.Silence.Watch(CallWindow.EndOf(Head, Settings.RatePerSecond), ticks);
        if (_course.IsCalling && _parts.Calls.CallNext(ticks)) _course.Changed();
        return _course.TakeChanges();
    }

    /// <summary>
    /// A node heard these people. Each may be silent for twice the interval that a poll is told by <paramref name="told"/>, and 20 seconds.
    /// Nothing is to be written. Places that do not exist are skipped.
    /// </summary>
    /// <param name="heard">Whom the node heard.</param>
    /// <param name="told">The head that polls are answered by.</param>
    /// <param name="now">The time.</param>
    public void Heard(HeardPlaces heard, RoomHead told, DateTimeOffset now)
    {
        if (heard.Generation != Generation || heard.Start < 0 || !_parts.Draw.HasPlaces) return;
        foreach (var place in heard.Places())
        {
            if (place >= _parts.Line.Count) return;
            var index = _parts.Draw.IndexAt(place);
            var ticket = _tokens.Ticket(_parts.Line[index].User, index, _parts.Draw.IsOfLobby(index));
            _parts.Silence.Heard(index, now.UtcTicks, SilenceWatch.Allowed(PlaceEstimate.Of(told, ticket, now).PollAfter));
        }
    }

    /// <summary>The head as of the last command, to be taken together with that command's changes and sent when they are on disk.</summary>
    public RoomHead Publish() => _parts.ToHead(
        _performance, Generation, ++_headVersion, _course.Phase, Settings, _course.IsCalling ? _parts.Calls.PerSecond(_course.Now.UtcTicks) : null);
}
