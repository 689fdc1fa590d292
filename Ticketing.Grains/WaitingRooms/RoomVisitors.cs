using Ticketing.Grains.WaitingRooms.Calls;
using Ticketing.Grains.WaitingRooms.Journal;
using Ticketing.Grains.WaitingRooms.Line;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Grains.WaitingRooms;

/// <summary>
/// The commands of the people of a <see cref="WaitingRoom"/>: they enter, are let in, leave, buy and hold. Each takes the time and returns the
/// rows to be written before the command is answered.
/// </summary>
public sealed class RoomVisitors
{
    private readonly RoomCourse _course;
    private readonly RoomParts _parts;
    private readonly RoomTokens _tokens;
    private readonly int _maxPlaces;

    internal RoomVisitors(RoomCourse course, RoomTokens tokens, int maxPlaces) =>
        (_course, _parts, _tokens, _maxPlaces) = (course, course.Parts, tokens, maxPlaces);

    /// <summary>Gives the user a place, or the one already held.</summary>
    public EnterOutcome Enter(Guid user, DateTimeOffset now)
    {
        _course.Settle(now);
        var index = _parts.Line.LivingIndexOf(user);
        if (index < 0)
        {
            if (_course.WhyOver() is not RoomRefusal.None and var over) return new EnterOutcome(over, default, _course.TakeChanges());
            index = _parts.Line.Enter(user, _maxPlaces);
            if (index < 0) return new EnterOutcome(RoomRefusal.Full, default, _course.TakeChanges());
        }

        _parts.Silence.Heard(index, _course.Now.UtcTicks, SilenceWatch.Longest);
        return new EnterOutcome(RoomRefusal.None, _tokens.Ticket(user, index, _parts.Draw.IsOfLobby(index)), _course.TakeChanges());
    }

    /// <summary>
    /// Lets a called user in. Whoever is inside gets the same entry again, so a second tab or a repeat does no harm.
    /// Whoever missed the grace is let in if a slot is free and nobody with an earlier place waits for it, and
    /// otherwise is called again before anybody new.
    /// </summary>
    public AdmitOutcome Admit(Guid user, DateTimeOffset now)
    {
        _course.Settle(now);
        var index = _parts.Line.IndexOf(user);
        var refusal = index < 0
            ? RoomRefusal.NotInRoom
            : _parts.Sale.IsOver && _parts.Line[index].State is not (WaiterState.Active or WaiterState.Gone)
                ? _course.WhyOver()
                : _parts.Entrance.TryAdmit(index, _course.IsCalling, _course.Now, _course.Settings.Session);
        var entry = refusal == RoomRefusal.None ? _tokens.Entry(user, index, _parts.Sessions.FirstEndOf(index)) : default;
        return new AdmitOutcome(refusal, entry, _course.TakeChanges());
    }

    /// <summary>The admission of the user's latest number, going on or over; null if that number was never let in.</summary>
    public long? AdmissionOf(Guid user) => _parts.Line.IndexOf(user) is >= 0 and var index && _parts.Line[index].Admitted ? _tokens.Admission(index) : null;

    /// <summary>
    /// Gives up the place: leaving the line, or the room, or finishing after having bought. A slot is free at once.
    /// Repeating it changes nothing.
    /// </summary>
    public RoomChanges Leave(Guid user, DateTimeOffset now)
    {
        _course.Settle(now);
        if (_parts.Line.LivingIndexOf(user) is >= 0 and var index) _parts.End(index);
        return _course.TakeChanges();
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
        _course.Settle(now);
        if (Look(user) is not { State: WaiterState.Active, Index: var index } || _parts.Sessions.FirstEndOf(index) - _course.Settings.Session.Ticks > orderedAt.UtcTicks)
            return (_course.TakeChanges(), null);

        // Another hold may have put the end off, which the order must not end. The slot is free from now on.
        if (_parts.Sessions.TryEndProlonged(index, _course.Now.UtcTicks))
        {
            var changes = _course.TakeChanges();
            _course.Settle(now);
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
        _course.Settle(now);
        if (AdmissionOf(user) == admission) _parts.Sessions.Prolong(_parts.Line.IndexOf(user), until.UtcTicks, most);
        return _course.TakeChanges();
    }

    /// <summary>What is known of a user as of the last command; null if there is no living place.</summary>
    public PlaceView? Look(Guid user) => _parts.Look(user);
}
