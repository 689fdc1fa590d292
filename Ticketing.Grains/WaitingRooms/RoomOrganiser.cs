using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms.Journal;
using Ticketing.Grains.WaitingRooms.Sales;

namespace Ticketing.Grains.WaitingRooms;

/// <summary>
/// The commands of the organiser of a <see cref="WaitingRoom"/>, and the news of the sale behind the room. Each takes the time and returns the
/// rows to be written before the command is answered.
/// </summary>
public sealed class RoomOrganiser
{
    private readonly RoomCourse _course;
    private readonly RoomParts _parts;

    internal RoomOrganiser(RoomCourse course) => (_course, _parts) = (course, course.Parts);

    /// <summary>Replaces the settings. A lower cap throws nobody out: people inside and called stay, nobody new is called until there is room.</summary>
    public SettingsOutcome Change(WaitingRoomSettings settings, DateTimeOffset now)
    {
        _course.Settle(now);
        var refusal = settings.Validate();
        if (_parts.Draw.IsOpen && (settings.OpensAt != _course.Settings.OpensAt || settings.Order != _course.Settings.Order))
            refusal = WaitingRoomSettingsRefusal.AlreadyOpen;
        if (refusal == WaitingRoomSettingsRefusal.None && settings != _course.Settings)
        {
            _parts.Change(_course.Settings, settings, _course.Now.UtcTicks);
            _course.Adopt(settings);
        }

        return new SettingsOutcome(refusal, _course.TakeChanges());
    }

    /// <summary>Ends the room: nobody enters or is called any more; people inside, and those called and in grace, go on.</summary>
    public RoomChanges Close(DateTimeOffset now)
    {
        _course.Settle(now);
        _course.Close();
        return _course.TakeChanges();
    }

    /// <summary>
    /// Hears how the sale behind the room stands. Sold out is no end: the room goes on when a seat comes back. Closed and called off are ends
    /// that only the performance itself can take back.
    /// </summary>
    internal RoomChanges Hear(SaleNews news, DateTimeOffset now)
    {
        _course.Settle(now);
        if (_parts.Sale.Hear(news.Sale))
        {
            _parts.Calls.ForgetPace();
            _course.Changed();
        }

        if (news.Opening is { } opening) Follow(opening);
        return _course.TakeChanges();
    }

    /// <summary>Hears that the sale opens at another time: until the draw the room's opening moves as far as the sale's.</summary>
    public RoomChanges Follow(SaleOpening opening, DateTimeOffset now)
    {
        _course.Settle(now);
        Follow(opening);
        return _course.TakeChanges();
    }

    /// <summary>Hears which opening of the sale the settings go with, which were given together with that opening.</summary>
    public RoomChanges Accompany(SaleOpening opening, DateTimeOffset now)
    {
        _course.Settle(now);
        if (_parts.Sale.Hear(opening) is not null) _course.Changed();
        return _course.TakeChanges();
    }

    private void Follow(SaleOpening opening)
    {
        if (_parts.Sale.Hear(opening) is not { } moved) return;
        _course.Changed();
        if (_parts.Draw.IsOpen || moved == TimeSpan.Zero) return;
        _course.Adopt(_course.Settings with { OpensAt = _course.Settings.OpensAt + moved });
        _course.Settle(_course.Now);
    }
}
