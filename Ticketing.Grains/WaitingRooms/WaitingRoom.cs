using System.Collections.Immutable;
using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms.Calls;
using Ticketing.Grains.WaitingRooms.Journal;
using Ticketing.Grains.WaitingRooms.Line;
using Ticketing.Grains.WaitingRooms.Sales;
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
/// What happens by itself, and what each command does, is in <see cref="RoomParts"/>; this class says in which order.
/// </remarks>
public sealed class WaitingRoom
{
    /// <summary>Most numbers one room gives out unless the settings say otherwise; with 44 bytes per person it bounds the memory to 88 MB.</summary>
    public const int MaxPlaces = 2_000_000;

    private readonly string _performance;
    private readonly int _maxPlaces;
    private readonly RoomParts _parts;
    private readonly RoomRecord _record;
    private readonly RoomTokens _tokens;
    private DateTimeOffset _now;
    private long _headVersion;
    private bool _closed;

    private WaitingRoom(
        string performance, int generation, WaitingRoomSettings settings, RoomParts parts, long version, DateTimeOffset now, int maxPlaces)
    {
        if (settings.Validate() is not WaitingRoomSettingsRefusal.None and var refusal)
            throw new ArgumentException($"Settings refused: {refusal}.", nameof(settings));
        (_performance, Generation, Settings, _parts, _now, _maxPlaces) = (performance, generation, settings, parts, now, maxPlaces);
        (_record, _tokens) = (new RoomRecord(performance, generation, parts, version), new RoomTokens(performance, generation));
    }

    /// <summary>Which room of the performance this is; tickets carry it.</summary>
    public int Generation { get; }

    /// <summary>The settings in force.</summary>
    public WaitingRoomSettings Settings { get; private set; }

    /// <summary>Places called so far, those of leavers included: place p has been called if p is less.</summary>
    public int Head => _parts.Calls.Head;

    /// <summary>People inside.</summary>
    public int Active => _parts.Slots.Active;

    /// <summary>People called whose grace runs; each keeps a slot.</summary>
    public int Reserved => _parts.Slots.Reserved;

    /// <summary>People in line or in the lobby.</summary>
    public int Waiting => _parts.Line.Waiting;

    /// <summary>Whether somebody should be called soon who waits: the room has opened, and its sale is neither over nor sold out.</summary>
    public bool IsDue => Phase is RoomPhase.Open or RoomPhase.Paused && _parts.Sale.Now != RoomSale.SoldOut;

    private bool IsCalling => Phase == RoomPhase.Open && _parts.Sale.Now != RoomSale.SoldOut;

    private RoomPhase Phase => this switch
    {
        { _closed: true } or { _parts.Sale.IsOver: true } => RoomPhase.Closed,
        { _parts.Draw.IsOpen: false } => RoomPhase.Lobby,
        { Settings.Paused: true } => RoomPhase.Paused,
        _ => RoomPhase.Open,
    };

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
        var room = new WaitingRoom(performance, generation, settings, RoomParts.Create(settings, seed), version: 0, now, maxPlaces);
        room._parts.Calls.Start(now.UtcTicks);
        changes = room.TakeChanges();
        return room;
    }

    /// <summary>The room as it was when its rows were written; see <see cref="RoomRestoring"/>.</summary>
    /// <param name="row">The room's row.</param>
    /// <param name="waiters">All rows of its people, in any order.</param>
    /// <param name="now">The time.</param>
    /// <param name="maxPlaces">Most numbers it gives out.</param>
    public static WaitingRoom Restore(RoomRow row, IEnumerable<WaiterRow> waiters, DateTimeOffset now, int maxPlaces = MaxPlaces) =>
        new(row.Performance, row.Generation, RoomRestoring.SettingsOf(row), RoomRestoring.Restore(row, waiters, now), row.Version, now, maxPlaces)
        {
            _closed = row.Closed,
            _headVersion = RoomHead.FirstVersion(row.Version),
        };

    /// <summary>Gives the user a place, or the one already held.</summary>
    public EnterOutcome Enter(Guid user, DateTimeOffset now)
    {
        Settle(now);
        var index = _parts.Line.LivingIndexOf(user);
        if (index < 0)
        {
            if (WhyOver() is not RoomRefusal.None and var over) return new EnterOutcome(over, default, TakeChanges());
            index = _parts.Line.Enter(user, _maxPlaces);
            if (index < 0) return new EnterOutcome(RoomRefusal.Full, default, TakeChanges());
        }

        _parts.Silence.Heard(index, _now.UtcTicks, SilenceWatch.Longest);
        return new EnterOutcome(RoomRefusal.None, _tokens.Ticket(user, index, _parts.Draw.IsOfLobby(index)), TakeChanges());
    }

    /// <summary>
    /// Lets a called user in. Whoever is inside gets the same entry again, so a second tab or a repeat does no harm.
    /// Whoever missed the grace is let in if a slot is free and nobody with an earlier place waits for it, and
    /// otherwise is called again before anybody new.
    /// </summary>
    public AdmitOutcome Admit(Guid user, DateTimeOffset now)
    {
        Settle(now);
        var index = _parts.Line.IndexOf(user);
        var refusal = index < 0
            ? RoomRefusal.NotInRoom
            : _parts.Sale.IsOver && _parts.Line[index].State is not (WaiterState.Active or WaiterState.Gone)
                ? WhyOver()
                : _parts.Entrance.TryAdmit(index, IsCalling, _now, Settings.Session);
        var entry = refusal == RoomRefusal.None ? _tokens.Entry(user, index, _parts.Sessions.FirstEndOf(index)) : default;
        return new AdmitOutcome(refusal, entry, TakeChanges());
    }

    /// <summary>The admission of the user's latest number, going on or over; null if that number was never let in.</summary>
    public long? AdmissionOf(Guid user) => _parts.Line.IndexOf(user) is >= 0 and var index && _parts.Line[index].Admitted ? _tokens.Admission(index) : null;

    /// <summary>
    /// Gives up the place: leaving the line, or the room, or finishing after having bought. A slot is free at once.
    /// Repeating it changes nothing.
    /// </summary>
    public RoomChanges Leave(Guid user, DateTimeOffset now)
    {
        Settle(now);
        if (_parts.Line.LivingIndexOf(user) is >= 0 and var index) _parts.End(index);
        return TakeChanges();
    }

    /// <summary>
    /// Ends the entry of somebody who has bought. Nothing happens when it has ended by time already, or when it began after the order. One that
    /// lasted only as long as its holds ends as by time.
    /// </summary>
    /// <param name="user">Who has bought.</param>
    /// <param name="orderedAt">When the order was made.</param>
    /// <param name="now">The time.</param>
    /// <returns>The rows to write, and the admission that is over by it, if one is.</returns>
    public (RoomChanges Changes, long? Ended) Finish(Guid user, DateTimeOffset orderedAt, DateTimeOffset now)
    {
        // Time first: a session that is over has ended by itself, and the holds made in it keep their own time.
        Settle(now);
        if (Look(user) is not { State: WaiterState.Active, Index: var index } || _parts.Sessions.FirstEndOf(index) - Settings.Session.Ticks > orderedAt.UtcTicks)
            return (TakeChanges(), null);

        // Another hold may have put the end off, which the order must not end. The slot is free from now on.
        if (_parts.Sessions.TryEndProlonged(index, _now.UtcTicks))
        {
            var changes = TakeChanges();
            Settle(now);
            return (changes, null);
        }

        var ended = AdmissionOf(user);
        return (Leave(user, now), ended);
    }

    /// <summary>
    /// An entry lasts as long as the hold that it gave, so that whoever holds can order and pay. Nothing happens when the entry is over, or
    /// another one.
    /// </summary>
    /// <param name="user">Who holds.</param>
    /// <param name="admission">The entry that gave the hold.</param>
    /// <param name="until">When the hold ends.</param>
    /// <param name="most">The most by which an entry may be put off.</param>
    /// <param name="now">The time.</param>
    public RoomChanges Prolong(Guid user, long admission, DateTimeOffset until, TimeSpan most, DateTimeOffset now)
    {
        Settle(now);
        if (AdmissionOf(user) == admission) _parts.Sessions.Prolong(_parts.Line.IndexOf(user), until.UtcTicks, most);
        return TakeChanges();
    }

    /// <summary>
    /// Calls the next places in order, as many as the rate and the free slots allow; see <see cref="Calls.CallDesk.CallNext"/>.
    /// </summary>
    public RoomChanges Tick(DateTimeOffset now)
    {
        Settle(now);
        _parts.Calls.Fill(_now.UtcTicks, Settings.RatePerSecond);
        if (_parts.Draw.IsOpen) _parts.Silence.Watch(CallWindow.EndOf(Head, Settings.RatePerSecond), _now.UtcTicks);
        if (IsCalling && _parts.Calls.CallNext(_now.UtcTicks)) _record.Changed();
        return TakeChanges();
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

    /// <summary>Replaces the settings. A lower cap throws nobody out: people inside and called stay, nobody new is called until there is room.</summary>
    public SettingsOutcome Change(WaitingRoomSettings settings, DateTimeOffset now)
    {
        Settle(now);
        var refusal = settings.Validate();
        if (_parts.Draw.IsOpen && (settings.OpensAt != Settings.OpensAt || settings.Order != Settings.Order))
            refusal = WaitingRoomSettingsRefusal.AlreadyOpen;
        if (refusal == WaitingRoomSettingsRefusal.None && settings != Settings)
        {
            _parts.Change(Settings, settings, _now.UtcTicks);
            Settings = settings;
            _record.Changed();
        }

        return new SettingsOutcome(refusal, TakeChanges());
    }

    /// <summary>Ends the room: nobody enters or is called any more; people inside, and those called and in grace, go on.</summary>
    public RoomChanges Close(DateTimeOffset now)
    {
        Settle(now);
        if (!_closed) _record.Changed();
        _closed = true;
        return TakeChanges();
    }

    /// <summary>
    /// Hears how the sale behind the room stands. Sold out is no end: the room goes on when a seat comes back. Closed and called off are ends
    /// that only the performance itself can take back.
    /// </summary>
    internal RoomChanges Hear(SaleNews news, DateTimeOffset now)
    {
        Settle(now);
        if (_parts.Sale.Hear(news.Sale))
        {
            _parts.Calls.ForgetPace();
            _record.Changed();
        }

        if (news.Opening is { } opening) Follow(opening);
        return TakeChanges();
    }

    /// <summary>Hears that the sale opens at another time: until the draw the room's opening moves as far as the sale's.</summary>
    public RoomChanges Follow(SaleOpening opening, DateTimeOffset now)
    {
        Settle(now);
        Follow(opening);
        return TakeChanges();
    }

    /// <summary>Hears which opening of the sale the settings go with, which were given together with that opening.</summary>
    public RoomChanges Accompany(SaleOpening opening, DateTimeOffset now)
    {
        Settle(now);
        if (_parts.Sale.Hear(opening) is not null) _record.Changed();
        return TakeChanges();
    }

    /// <summary>What is known of a user as of the last command; null if there is no living place.</summary>
    public PlaceView? Look(Guid user) => _parts.Look(user);

    /// <summary>The head as of the last command, to be taken together with that command's changes and sent when they are on disk.</summary>
    public RoomHead Publish() =>
        _parts.ToHead(_performance, Generation, ++_headVersion, Phase, Settings, IsCalling ? _parts.Calls.PerSecond(_now.UtcTicks) : null);

    private void Follow(SaleOpening opening)
    {
        if (_parts.Sale.Hear(opening) is not { } moved) return;
        _record.Changed();
        if (_parts.Draw.IsOpen || moved == TimeSpan.Zero) return;
        Settings = Settings with { OpensAt = Settings.OpensAt + moved };
        Settle(_now);
    }

    private RoomRefusal WhyOver() => this switch
    {
        { _parts.Sale.Now: RoomSale.Cancelled } => RoomRefusal.Cancelled,
        { _parts.Sale.Now: RoomSale.Closed } => RoomRefusal.SaleClosed,
        { _closed: true } => RoomRefusal.Closed,
        _ => RoomRefusal.None,
    };

    /// <summary>Everything that time alone does, so that each command sees the room as it is now.</summary>
    private void Settle(DateTimeOffset now)
    {
        _now = now > _now ? now.ToUniversalTime() : _now;
        if (!_parts.Draw.IsOpen && _now >= Settings.OpensAt)
        {
            _parts.Open(Settings.OpensAt);
            _record.Changed();
        }

        _parts.Sessions.EndDue(_now.UtcTicks);
        _parts.Graces.Lapse(_now.UtcTicks, Settings.Grace);
        _parts.Graces.Reap(_now.UtcTicks, Settings.AbandonAfter);
    }

    private RoomChanges TakeChanges() => _record.Take(Settings, _closed);
}
