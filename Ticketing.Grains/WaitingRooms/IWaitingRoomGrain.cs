using Orleans;
using Orleans.Concurrency;
using Orleans.Storage;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Storage;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Grains.WaitingRooms;

/// <summary>The waiting room of one performance; the key is the performance. Nothing is answered before it is on disk.</summary>
[Alias("WaitingRooms.IWaitingRoomGrain")]
public interface IWaitingRoomGrain : IGrainWithStringKey
{
    /// <summary>Gives the user a place, or the one already held.</summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/> (no room), <see cref="RefusalCode.NotOnSale"/> (the room is closed) or
    /// <see cref="RefusalCode.QueueFull"/>. A repeat gets the same place.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("Enter")]
    Task<Outcome<QueuePlace>> Enter(Guid user);

    /// <summary>Lets the holder of a called place in.</summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/> (no room), <see cref="RefusalCode.NotYourTurn"/> or
    /// <see cref="RefusalCode.PlaceEnded"/>, or <see cref="RefusalCode.NotOnSale"/> (the sale is over). A repeat gets the same entry.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("Admit")]
    Task<Outcome<Admission>> Admit(QueueTicket ticket);

    /// <summary>
    /// Gives the place up; who was inside has no valid entry and holds no seats after it. Done too when the place had ended.
    /// </summary>
    /// <remarks>Refused with <see cref="RefusalCode.NotFound"/> (no room). A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">The step that failed wrote nothing. Earlier steps stay, and a repeat goes on from them.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether the last step was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and the step wrote nothing; ask again.</exception>
    [Alias("Leave")]
    Task<Outcome<Done>> Leave(QueueTicket ticket);

    /// <summary>The user has bought: the entry is over, and the slot is free for the next.</summary>
    /// <param name="user">Who has bought.</param>
    /// <param name="orderedAt">When the order was made; an entry that began later stays, as the payment may be settled long after.</param>
    /// <remarks>One way: the caller hears of no refusal and of no exception. A repeat is safe.</remarks>
    [OneWay, Alias("Finish")]
    Task Finish(Guid user, DateTimeOffset orderedAt);

    /// <summary>A hold outlasts the entry that gave it: the entry lasts as long, within <see cref="WaitingRoomLimits.HoldBeyondEntry"/>.</summary>
    /// <param name="user">Who holds.</param>
    /// <param name="admission">The entry that gave the hold.</param>
    /// <param name="until">When the hold ends.</param>
    /// <remarks>
    /// One way: the caller hears of no refusal and of no exception. A message that is lost lets the next person in earlier; the hold can be
    /// ordered all the same. A repeat is safe.
    /// </remarks>
    [OneWay, Alias("Prolong")]
    Task Prolong(Guid user, long admission, DateTimeOffset until);

    /// <summary>A node has heard these of the next people to be called; a person who is silent is passed over until the next poll.</summary>
    /// <param name="heard">Whom the node heard since its last report; each node reports once a second.</param>
    /// <remarks>One way: the caller hears of no refusal and of no exception. Nothing is written. A repeat is safe.</remarks>
    [OneWay, Alias("Heard")]
    Task Heard(HeardPlaces heard);

    /// <summary>Where the line is now.</summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/> (no room). The room calls whom it may before it answers, so it may write. A repeat
    /// is safe.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("Head")]
    Task<Outcome<RoomHead>> Head();

    /// <summary>How the room stands, for operators.</summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/> (no room). The room calls whom it may before it answers, so it may write. A repeat
    /// is safe.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("State")]
    Task<Outcome<RoomState>> State();

    /// <summary>The settings in force, for the performance's owner and admins.</summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/> (no such performance, or no room) or <see cref="RefusalCode.Forbidden"/>. The answer
    /// waits for settings that are under way to the disk. A repeat is safe.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("SettingsFor")]
    Task<Outcome<RoomSettingsView>> SettingsFor(Actor by);

    /// <summary>Makes the room, or changes its settings at once.</summary>
    /// <param name="by">Who asks: the performance's owner or an admin.</param>
    /// <param name="settings">All settings; pausing and going on are among them.</param>
    /// <param name="expectedVersion">The version the edit is based on; null to set them whatever they are now.</param>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/> (no such performance), <see cref="RefusalCode.Forbidden"/>,
    /// <see cref="RefusalCode.NoWaitingRoom"/>, <see cref="RefusalCode.VersionMismatch"/> or <see cref="RefusalCode.InvalidInput"/>. A repeat without a version is safe; one with a
    /// version is refused with <see cref="RefusalCode.VersionMismatch"/> when the first attempt changed the settings.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("Change")]
    Task<Outcome<RoomSettingsView>> Change(Actor by, WaitingRoomSettings settings, long? expectedVersion);

    /// <summary>Ends the room: nobody enters or is called any more.</summary>
    /// <param name="by">Who asks: the performance's owner or an admin.</param>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/> (no such performance, or no room) or <see cref="RefusalCode.Forbidden"/>. A repeat
    /// is safe.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("CloseBy")]
    Task<Outcome<Done>> CloseBy(Actor by);

    /// <summary>As <see cref="SettingsFor"/>, for whoever asks; for API processes of the release before this one, which ask <see cref="CheckEditor"/> first.</summary>
    /// <remarks>Refused with <see cref="RefusalCode.NotFound"/> (no room). A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("Settings")]
    Task<Outcome<RoomSettingsView>> Settings();

    /// <summary>As <see cref="Change"/>, for whoever asks; for API processes of the release before this one, which ask <see cref="CheckEditor"/> first.</summary>
    /// <param name="settings">All settings; pausing and going on are among them.</param>
    /// <param name="expectedVersion">The version the edit is based on; null to set them whatever they are now.</param>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.VersionMismatch"/> or <see cref="RefusalCode.InvalidInput"/>. A repeat without a version is
    /// safe.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("Configure")]
    Task<Outcome<RoomSettingsView>> Configure(WaitingRoomSettings settings, long? expectedVersion);

    /// <summary>As <see cref="CloseBy"/>, for whoever asks; for processes of the release before this one.</summary>
    /// <remarks>Refused with <see cref="RefusalCode.NotFound"/> (no room). A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("Close")]
    Task<Outcome<Done>> Close();

    /// <summary>Whether somebody may see and change the settings; for API processes of the release before this one.</summary>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/> (no such performance) or <see cref="RefusalCode.Forbidden"/>. A repeat is safe.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("CheckEditor")]
    Task<Outcome<Done>> CheckEditor(Guid user, bool isAdmin);
}
