using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Concurrency;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Storage;
using Ticketing.Grains.WaitingRooms.Journal;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Grains.WaitingRooms;

/// <summary>The waiting room of one performance.</summary>
/// <remarks>
/// Reentrant, because one commit per person would let in a few hundred people per second: a command decides in one go,
/// without an await, hands its rows to the journal, and only then waits for the disk, while the next command decides. So the
/// state machine is only ever touched between awaits, and its decisions are on disk in the order they were made in.
/// </remarks>
[Reentrant]
public sealed class WaitingRoomGrain(
    IRowStore store, PerformanceDirectory directory, RoomMetrics metrics, RandomNumberGenerator random, IOptions<WaitingRoomLimits> limits,
    TimeProvider time, ILogger<WaitingRoomGrain> logger)
    : PersistentGrain(store), IWaitingRoomGrain, IRoomSetup
{
    private RoomRun? _run;
    private RoomRuns _runs = null!;
    private RoomVisits _visits = null!;
    private RoomEditing _editing = null!;

    private string Performance => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _runs = new RoomRuns(Performance, this, GrainFactory, CommitAsync, directory, metrics, limits.Value.Places, time, logger);
        _visits = new RoomVisits(Performance, metrics, GrainFactory, EnsureCurrent);
        _editing = new RoomEditing(Performance, directory, EnsureCurrent);
        if (await ReadOneAsync(new RoomOf(Performance)) is not { } row) return;
        _run = _runs.Restore(row, await RoomPeople.ReadAsync(Store, Performance));
        await _run.StartAsync();
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _run?.Forget();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<Outcome<QueuePlace>> Enter(Guid user) => _run is { } run ? await _visits.EnterAsync(run, user) : NoRoom();

    /// <inheritdoc/>
    public async Task<Outcome<Admission>> Admit(QueueTicket ticket) => _run is { } run ? await _visits.AdmitAsync(run, ticket) : NoRoom();

    /// <inheritdoc/>
    public async Task<Outcome<Done>> Leave(QueueTicket ticket) => _run is { } run ? await _visits.LeaveAsync(run, ticket) : NoRoom();

    /// <inheritdoc/>
    public Task Finish(Guid user, DateTimeOffset orderedAt) => _run is { } run ? _visits.FinishAsync(run, user, orderedAt) : Nobody();

    /// <inheritdoc/>
    public Task Prolong(Guid user, long admission, DateTimeOffset until) => _run is { } run
        ? RoomVisits.ProlongAsync(run, user, admission, until, limits.Value.HoldBeyondEntry)
        : Nobody();

    /// <inheritdoc/>
    public Task Heard(HeardPlaces heard) => _run is { } run ? run.HeardAsync(heard) : Nobody();

    /// <inheritdoc/>
    public async Task<Outcome<RoomHead>> Head() => _run is { } run ? await run.AdvanceAsync() : NoRoom();

    /// <inheritdoc/>
    public async Task<Outcome<RoomState>> State() => _run is { } run ? await run.StateAsync() : NoRoom();

    /// <inheritdoc/>
    public async Task<Outcome<RoomSettingsView>> SettingsFor(Actor by) => await _editing.WhyNotAsync(by) is { } refusal ? Refused(refusal, _run) : await Settings();

    /// <inheritdoc/>
    public async Task<Outcome<RoomSettingsView>> Change(Actor by, WaitingRoomSettings settings, long? expectedVersion) =>
        await _editing.WhyNotChangeAsync(by) is { } refusal ? Refused(refusal, _run) : await ConfigureBy(by, settings, expectedVersion);

    /// <inheritdoc/>
    public async Task<Outcome<Done>> CloseBy(Actor by) => await _editing.WhyNotAsync(by) is { } refusal ? Refused(refusal, _run) : await End(by);

    /// <inheritdoc/>
    public async Task<Outcome<RoomSettingsView>> Settings() => _run is { } run ? await RoomEditing.LookAsync(run) : NoRoom();

    /// <inheritdoc/>
    public Task<Outcome<RoomSettingsView>> Configure(WaitingRoomSettings settings, long? expectedVersion) => ConfigureBy(null, settings, expectedVersion);

    /// <inheritdoc/>
    public async Task<Outcome<Done>> SetUp(WaitingRoomSettings settings) =>
        await Configure(settings, expectedVersion: null) is { Ok: false, Refusal: var refusal } ? refusal : Done.Instance;

    /// <inheritdoc/>
    public async Task<Outcome<Done>> SetUpFor(WaitingRoomSettings settings, SaleOpening sale)
    {
        if (_run is null && await Create(null, settings) is { Ok: false, Refusal: var refused }) return refused;
        return await _editing.ChangeAsync(_run!, null, settings, expectedVersion: null, sale) is { Ok: false, Refusal: var refusal } ? refusal : Done.Instance;
    }

    /// <inheritdoc/>
    public async Task<Outcome<Done>> FollowSale(SaleOpening sale) => _run is { } run ? await RoomEditing.FollowAsync(run, sale) : NoRoom();

    /// <inheritdoc/>
    public async Task<Outcome<Done>> CallOff() => _run is { } run ? await RoomEditing.CallOffAsync(run) : NoRoom();

    /// <inheritdoc/>
    public Task<Outcome<Done>> Close() => End(by: null);

    /// <inheritdoc/>
    public async Task<Outcome<Done>> CheckEditor(Guid user, bool isAdmin) =>
        await _editing.WhyNotAsync(new Actor(user, isAdmin ? Role.Admin : Role.Promoter)) is { } refusal ? Refused(refusal, _run) : Done.Instance;

    private async Task<Outcome<RoomSettingsView>> ConfigureBy(Actor? by, WaitingRoomSettings settings, long? expectedVersion)
    {
        if (_run is { } run) return await _editing.ChangeAsync(run, by, settings, expectedVersion);
        return expectedVersion is null ? await Create(by, settings) : Refused(RoomRefusals.SettingsChanged(Performance));
    }

    private async Task<Outcome<Done>> End(Actor? by) => _run is { } run ? await _editing.CloseAsync(run, by) : NoRoom();

    private async Task<Outcome<RoomSettingsView>> Create(Actor? by, WaitingRoomSettings settings)
    {
        if (settings.Validate() is not WaitingRoomSettingsRefusal.None and var refusal) return Refused(RoomRefusals.Of(refusal));
        var (run, changes) = _runs.Create(settings, random);
        _run = run;
        await run.WriteAsync(changes with { Act = _editing.SettingsAct(by, settings, time.GetUtcNow()) });
        await run.StartAsync();
        return RoomEditing.View(settings);
    }

    // Neither a refusal nor a place that is given up twice writes anything, so the fence of the room's row would not show that another
    // activation of the room has gone on meanwhile.
    private async Task EnsureCurrent()
    {
        if (await ReadOneAsync(new RoomOf(Performance)) is { } row && row.Version > _run!.Version) throw OutOfDate(row);
    }

    // An activation for a room that is not there is not kept.
    private Task Nobody()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private Refusal NoRoom() => Refused(RoomRefusals.NoRoom(Performance));
}
