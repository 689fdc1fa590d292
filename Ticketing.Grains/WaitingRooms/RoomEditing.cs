using System.Globalization;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Audit;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms.Journal;
using Ticketing.Grains.WaitingRooms.Sales;

namespace Ticketing.Grains.WaitingRooms;

/// <summary>What an organiser does with a room that exists.</summary>
/// <param name="performance">The performance.</param>
/// <param name="directory">Knows whose the performance is.</param>
/// <param name="ensureCurrentAsync">Ends the activation when another one has gone on with the room; asked before a refusal.</param>
internal sealed class RoomEditing(string performance, PerformanceDirectory directory, Func<Task> ensureCurrentAsync)
{
    /// <summary>Why somebody may not see and change the settings, or null: the performance's owner and admins may.</summary>
    public async Task<Refusal?> WhyNotAsync(Actor by)
    {
        if (await directory.FindAsync(performance) is not { } info) return Refusals.NoPerformance(performance);
        return by.Keeps(info.Row.Owner) ? null : RoomRefusals.NotYours(performance);
    }

    /// <summary>As <see cref="WhyNotAsync"/>, for a change: only a performance that has a waiting room takes settings.</summary>
    public async Task<Refusal?> WhyNotChangeAsync(Actor by) => await WhyNotAsync(by)
        ?? (await directory.FindAsync(performance) is { Row.HasWaitingRoom: false } ? RoomRefusals.HasNone(performance) : null);

    /// <summary>The settings in force.</summary>
    public static async Task<Outcome<RoomSettingsView>> LookAsync(RoomRun run)
    {
        var settings = run.Room.Settings;
        await run.WriteAsync(RoomChanges.None);
        return View(settings);
    }

    /// <summary>Changes the settings of a room at once.</summary>
    /// <param name="run">The room.</param>
    /// <param name="by">Who acts: the act is in the audit log by the same commit. Null when the service itself acts.</param>
    /// <param name="settings">All settings.</param>
    /// <param name="expectedVersion">The version the edit is based on; null to set them whatever they are now.</param>
    /// <param name="sale">The opening of the sale that the settings go with; null when they come without one.</param>
    public async Task<Outcome<RoomSettingsView>> ChangeAsync(
        RoomRun run, Actor? by, WaitingRoomSettings settings, long? expectedVersion, SaleOpening? sale = null)
    {
        if (expectedVersion is not null && expectedVersion != run.Room.Settings.Version())
            return await Refuse(RoomRefusals.SettingsChanged(performance));

        var changed = run.Room.Organiser.Change(settings, run.Now);
        run.HurryUp();
        var isChanged = changed.Refusal == WaitingRoomSettingsRefusal.None;
        var written = run.WriteAsync(isChanged ? changed.Changes with { Act = SettingsAct(by, settings, run.Now) } : changed.Changes);
        if (isChanged && sale is { } opening) written = run.WriteAsync(run.Room.Organiser.Accompany(opening, run.Now));
        await written;
        return isChanged ? View(settings) : await Refuse(RoomRefusals.Of(changed.Refusal));
    }

    /// <summary>Moves the opening of a room in its lobby as far as the sale's has moved.</summary>
    public static async Task<Outcome<Done>> FollowAsync(RoomRun run, SaleOpening sale)
    {
        run.HurryUp();
        await run.WriteAsync(run.Room.Organiser.Follow(sale, run.Now));
        return Done.Instance;
    }

    /// <summary>Tells those who wait that the performance was called off.</summary>
    public static async Task<Outcome<Done>> CallOffAsync(RoomRun run)
    {
        await run.HearAsync(SaleNews.Cancelled);
        return Done.Instance;
    }

    /// <summary>Ends the room.</summary>
    public async Task<Outcome<Done>> CloseAsync(RoomRun run, Actor? by)
    {
        await run.WriteAsync(run.Room.Organiser.Close(run.Now) with { Act = ActOf(by, "queue.close", "", run.Now) });
        return Done.Instance;
    }

    /// <summary>Settings with their version.</summary>
    public static RoomSettingsView View(WaitingRoomSettings settings) => new(settings, settings.Version());

    /// <summary>The entry of the audit log about new settings; null when the service itself acts.</summary>
    public AuditRow? SettingsAct(Actor? by, WaitingRoomSettings settings, DateTimeOffset now) => ActOf(
        by,
        "queue.settings",
        string.Create(
            CultureInfo.InvariantCulture,
            $"opening {settings.OpensAt.UtcDateTime:s}Z, {settings.Order}, {settings.RatePerSecond} per second, cap {settings.Cap}, grace {settings.Grace:c}, entry {settings.Session:c}{(settings.Paused ? ", paused" : "")}"),
        now);

    private AuditRow? ActOf(Actor? by, string what, string detail, DateTimeOffset now) =>
        by is null ? null : AuditRow.Of(by, what, $"performances/{performance}", detail, now);

    private async Task<Refusal> Refuse(Refusal refusal)
    {
        await ensureCurrentAsync();
        return refusal;
    }
}
