using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using Ticketing.Grains.LiveStreams;
using Ticketing.Grains.WaitingRooms.Journal;
using Ticketing.Grains.WaitingRooms.Line;
using Ticketing.Grains.WaitingRooms.Sales;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Grains.WaitingRooms;

/// <summary>A room that exists, with its way to the disk and to its followers, and what it does by itself.</summary>
/// <remarks>
/// The timer lives as long as the activation, and nothing else wakes a room after a restart than being asked: every API node on which
/// somebody polls asks for the head every two seconds, and so does the first poll of a node. A room that nobody polls has nobody to call;
/// what fell due meanwhile is caught up with by the first command.
/// </remarks>
/// <param name="performance">The performance.</param>
/// <param name="room">The room.</param>
/// <param name="journal">Its way to the disk.</param>
/// <param name="sale">Looks at the sale behind it.</param>
/// <param name="grain">The grain whose turns these are.</param>
/// <param name="metrics">What the room tells about itself.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told when news are lost.</param>
internal sealed class RoomRun(
    string performance, WaitingRoom room, RoomJournal journal, SaleWatch sale, IGrainBase grain, RoomMetrics metrics, TimeProvider time, ILogger logger)
{
    // The pace of calling and, as it publishes at most once each time, of messages to the API nodes.
    private static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(100);

    // Nobody to call: only the opening, and what the lobby shows of itself, are waited for.
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    private readonly EstimateCheck _estimates = new(metrics);
    private readonly LiveNews<RoomHead> _live = new(grain.GetStreamProvider(LiveProvider.Name).GetStream<RoomHead>(LiveRoom.StreamOf(performance)), logger);
    private RoomHead? _published;
    private IGrainTimer? _ticking;
    private bool _isIdling;

    /// <summary>The room. It is ahead of the disk until what it changed is written.</summary>
    public WaitingRoom Room => room;

    /// <summary>The newest head that is on disk, or the first one; what people who enter are told of the line.</summary>
    public RoomHead Head { get; private set; } = room.Publish();

    /// <summary>The version of the room's row in the latest commit that was handed over.</summary>
    public long Version => journal.Version;

    /// <summary>The time.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Writes what a decision changed; returns when that and everything decided before is on disk.</summary>
    public Task WriteAsync(RoomChanges changes) => journal.Add(changes);

    /// <summary>Lets the room do what is due. The head is taken together with what it rests on, and given out when that is on disk.</summary>
    public async Task<RoomHead> AdvanceAsync()
    {
        var now = Now;
        var changes = room.Tick(now);
        var next = room.Publish();
        await journal.Add(changes);
        if (next.Version > Head.Version) Head = next;
        _estimates.Called(Head.Head, now);
        sale.Look(Head.Phase, HearAsync);
        return Head;
    }

    /// <summary>How the room stands now.</summary>
    public async Task<RoomState> StateAsync()
    {
        var now = await AdvanceAsync();
        return new RoomState(now.Phase, room.Waiting, room.Reserved, room.Active, now.RatePerSecond, room.Settings.Cap, now.ObservedPerSecond);
    }

    /// <summary>A node tells whom it heard. Nothing is written, so nothing is waited for.</summary>
    public Task HeardAsync(HeardPlaces heard)
    {
        room.Heard(heard, Head, Now);
        return Task.CompletedTask;
    }

    /// <summary>Takes news of the sale behind the room.</summary>
    public Task HearAsync(SaleNews news)
    {
        var changes = room.Organiser.Hear(news, Now);
        if (!changes.IsEmpty) HurryUp();
        return journal.Add(changes);
    }

    /// <summary>Catches up with what is due, begins to tick, and shows the room in the gauges.</summary>
    public async Task StartAsync()
    {
        // An opening that lies behind is not left to the first tick: who enters from now on is told of an open room.
        await AdvanceAsync();
        metrics.Show(performance, room);
        _ticking ??= grain.RegisterGrainTimer(static (run, _) => run.Tick(), this, new GrainTimerCreationOptions(Busy, Busy));
    }

    /// <summary>Ticks at once: somebody came, or the settings changed.</summary>
    public void HurryUp()
    {
        if (!_isIdling) return;
        _isIdling = false;
        _ticking?.Change(Busy, Busy);
    }

    /// <summary>Somebody entered and is told the head.</summary>
    public void Told(QueueTicket ticket, DateTimeOffset now) => _estimates.Told(Head, ticket, now);

    /// <summary>The room is no longer in memory.</summary>
    public void Forget() => metrics.Forget(performance, room);

    private async Task Tick()
    {
        var now = await AdvanceAsync();
        if (_published is null || now.IsNewsAfter(_published))
        {
            _published = now;
            await _live.TellAsync(now);
        }

        var pause = Pause(now);
        _isIdling = pause > Busy;
        _ticking!.Change(pause, pause);
    }

    private TimeSpan Pause(RoomHead now) => now.Phase switch
    {
        RoomPhase.Open when now.Waiting > 0 => Busy,
        RoomPhase.Lobby when now.OpensAt - Now is var wait && wait < Idle => wait > Busy ? wait : Busy,
        _ => Idle,
    };
}
