using System.Collections.Immutable;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms.Draw;
using Ticketing.Grains.WaitingRooms.Journal;

namespace Ticketing.Grains.WaitingRooms;

// What an organiser does with the room.
public sealed partial class WaitingRoomGrain
{
    /// <inheritdoc/>
    public async Task<Outcome<RoomSettingsView>> Settings()
    {
        if (room is null) return NoRoom();
        var settings = room.Settings;
        await journal.Add(RoomChanges.None);
        return new RoomSettingsView(settings, settings.Version());
    }

    /// <inheritdoc/>
    public async Task<Outcome<RoomSettingsView>> Configure(WaitingRoomSettings settings, long? expectedVersion)
    {
        if (expectedVersion is not null && expectedVersion != room?.Settings.Version())
        {
            var changedMeanwhile = new Refusal(RefusalCode.VersionMismatch, $"The settings of the waiting room of {Performance} have changed.");
            return room is null ? changedMeanwhile : await Refuse(changedMeanwhile);
        }

        if (room is null) return await Create(settings);

        var changed = room.Change(settings, Now);
        HurryUp();
        await journal.Add(changed.Changes);
        return changed.Refusal == WaitingRoomSettingsRefusal.None
            ? new RoomSettingsView(settings, settings.Version())
            : await Refuse(RoomRefusals.Of(changed.Refusal));
    }

    /// <inheritdoc/>
    public async Task<Outcome<Done>> SetUp(WaitingRoomSettings settings) =>
        await Configure(settings, expectedVersion: null) is { Ok: false, Refusal: var refusal } ? refusal : Done.Instance;

    /// <inheritdoc/>
    public async Task<Outcome<Done>> Close()
    {
        if (room is null) return NoRoom();
        await journal.Add(room.Close(Now));
        return Done.Instance;
    }

    /// <inheritdoc/>
    public async Task<Outcome<Done>> CheckEditor(Guid user, bool isAdmin)
    {
        if (await directory.FindAsync(Performance) is not { } info) return Refusals.NoPerformance(Performance);
        return isAdmin || info.Row.Owner == user
            ? Done.Instance
            : new Refusal(RefusalCode.Forbidden, $"The waiting room of {Performance} is its owner's to change.");
    }

    private async Task<Outcome<RoomSettingsView>> Create(WaitingRoomSettings settings)
    {
        if (settings.Validate() is not WaitingRoomSettingsRefusal.None and var refusal) return RoomRefusals.Of(refusal);
        var seed = new byte[LobbyShuffle.SeedLength];
        random.GetBytes(seed);
        journal = new RoomJournal(version: 0, CommitAsync);
        room = WaitingRoom.Create(Performance, 1, settings, ImmutableArray.Create(seed), Now, out var changes, limits.Value.Places);
        head = room.Publish();
        await journal.Add(changes);

        // An opening that lies behind is not left to the first tick: who enters after this answer is told of an open room.
        await Advance();
        StartTicking();
        return new RoomSettingsView(settings, settings.Version());
    }
}
