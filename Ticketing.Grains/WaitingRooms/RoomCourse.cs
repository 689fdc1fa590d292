using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms.Journal;

namespace Ticketing.Grains.WaitingRooms;

/// <summary>
/// A waiting room in the course of time: the time of the latest command, the settings in force, whether the room was closed, and what time alone
/// does. The commands of visitors and of the organiser share one course.
/// </summary>
internal sealed class RoomCourse
{
    private readonly RoomRecord _record;
    private bool _isClosed;

    /// <exception cref="ArgumentException">The settings are not valid.</exception>
    public RoomCourse(WaitingRoomSettings settings, RoomParts parts, RoomRecord record, DateTimeOffset now, bool isClosed)
    {
        if (settings.Validate() is not WaitingRoomSettingsRefusal.None and var refusal)
            throw new ArgumentException($"Settings refused: {refusal}.", nameof(settings));
        (Settings, Parts, _record, Now, _isClosed) = (settings, parts, record, now, isClosed);
    }

    /// <summary>The machines of the room.</summary>
    public RoomParts Parts { get; }

    /// <summary>The settings in force.</summary>
    public WaitingRoomSettings Settings { get; private set; }

    /// <summary>The time of the latest command.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>The room calls people: it is open, and its sale has seats.</summary>
    public bool IsCalling => Phase == RoomPhase.Open && Parts.Sale.Now != RoomSale.SoldOut;

    /// <summary>Where the room is between its lobby and its end.</summary>
    public RoomPhase Phase => this switch
    {
        { _isClosed: true } or { Parts.Sale.IsOver: true } => RoomPhase.Closed,
        { Parts.Draw.IsOpen: false } => RoomPhase.Lobby,
        { Settings.Paused: true } => RoomPhase.Paused,
        _ => RoomPhase.Open,
    };

    /// <summary>Why nobody enters any more; none while people may enter.</summary>
    public RoomRefusal WhyOver() => this switch
    {
        { Parts.Sale.Now: RoomSale.Cancelled } => RoomRefusal.Cancelled,
        { Parts.Sale.Now: RoomSale.Closed } => RoomRefusal.SaleClosed,
        { _isClosed: true } => RoomRefusal.Closed,
        _ => RoomRefusal.None,
    };

    /// <summary>Does everything that time alone does, so that a command sees the room as it is now. Each command begins with it.</summary>
    public void Settle(DateTimeOffset now)
    {
        Now = now > Now ? now.ToUniversalTime() : Now;
        if (!Parts.Draw.IsOpen && Now >= Settings.OpensAt)
        {
            Parts.Open(Settings.OpensAt);
            Changed();
        }

        Parts.Sessions.EndDue(Now.UtcTicks);
        Parts.Graces.Lapse(Now.UtcTicks, Settings.Grace);
        Parts.Graces.Reap(Now.UtcTicks, Settings.AbandonAfter);
    }

    /// <summary>Puts other settings in force. The caller has judged them.</summary>
    public void Adopt(WaitingRoomSettings settings)
    {
        Settings = settings;
        Changed();
    }

    /// <summary>Ends the room; once is enough.</summary>
    public void Close()
    {
        if (!_isClosed) Changed();
        _isClosed = true;
    }

    /// <summary>The room's own row has to be written.</summary>
    public void Changed() => _record.Changed();

    /// <summary>Hands out the rows of everything that changed since the last time. Each command ends with it.</summary>
    public RoomChanges TakeChanges() => _record.Take(Settings, _isClosed);
}
