using Orleans;
using Orleans.Concurrency;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Grains.WaitingRooms;

/// <summary>The waiting room of one performance; the key is the performance. Nothing is answered before it is on disk.</summary>
[Alias("WaitingRooms.IWaitingRoomGrain")]
public interface IWaitingRoomGrain : IGrainWithStringKey
{
    /// <summary>Gives the user a place, or the one already held.</summary>
    [Alias("Enter")]
    Task<Outcome<QueuePlace>> Enter(Guid user);

    /// <summary>
    /// Lets the holder of a called place in; asking again gives the same entry. Refused as <see cref="RefusalCode.NotYourTurn"/> while
    /// the turn is to come, and as <see cref="RefusalCode.PlaceEnded"/> when the place is none any more.
    /// </summary>
    [Alias("Admit")]
    Task<Outcome<Admission>> Admit(QueueTicket ticket);

    /// <summary>
    /// Gives the place up; who was inside has no valid entry and holds no seats after it. Done too when the place had ended.
    /// </summary>
    [Alias("Leave")]
    Task<Outcome<Done>> Leave(QueueTicket ticket);

    /// <summary>The user has bought: the entry is over, and the slot is free for the next.</summary>
    /// <param name="user">Who has bought.</param>
    /// <param name="orderedAt">When the order was made; an entry that began later stays, as the payment may be settled long after.</param>
    [OneWay, Alias("Finish")]
    Task Finish(Guid user, DateTimeOffset orderedAt);

    /// <summary>Where the line is now.</summary>
    [Alias("Head")]
    Task<Outcome<RoomHead>> Head();

    /// <summary>How the room stands, for operators.</summary>
    [Alias("State")]
    Task<Outcome<RoomState>> State();

    /// <summary>The settings in force, for the performance's owner and admins.</summary>
    [Alias("SettingsFor")]
    Task<Outcome<RoomSettingsView>> SettingsFor(Actor by);

    /// <summary>Makes the room, or changes its settings at once. Repeating it is harmless.</summary>
    /// <param name="by">Who asks: the performance's owner or an admin.</param>
    /// <param name="settings">All settings; pausing and going on are among them.</param>
    /// <param name="expectedVersion">The version the edit is based on; null to set them whatever they are now.</param>
    [Alias("Change")]
    Task<Outcome<RoomSettingsView>> Change(Actor by, WaitingRoomSettings settings, long? expectedVersion);

    /// <summary>Ends the room: nobody enters or is called any more.</summary>
    /// <param name="by">Who asks: the performance's owner or an admin.</param>
    [Alias("CloseBy")]
    Task<Outcome<Done>> CloseBy(Actor by);

    /// <summary>As <see cref="SettingsFor"/>, for whoever asks; for API processes of the release before this one, which ask <see cref="CheckEditor"/> first.</summary>
    [Alias("Settings")]
    Task<Outcome<RoomSettingsView>> Settings();

    /// <summary>As <see cref="Change"/>, for whoever asks; for API processes of the release before this one, which ask <see cref="CheckEditor"/> first.</summary>
    /// <param name="settings">All settings; pausing and going on are among them.</param>
    /// <param name="expectedVersion">The version the edit is based on; null to set them whatever they are now.</param>
    [Alias("Configure")]
    Task<Outcome<RoomSettingsView>> Configure(WaitingRoomSettings settings, long? expectedVersion);

    /// <summary>As <see cref="CloseBy"/>, for whoever asks; for processes of the release before this one.</summary>
    [Alias("Close")]
    Task<Outcome<Done>> Close();

    /// <summary>Whether somebody may see and change the settings; for API processes of the release before this one.</summary>
    [Alias("CheckEditor")]
    Task<Outcome<Done>> CheckEditor(Guid user, bool isAdmin);
}
