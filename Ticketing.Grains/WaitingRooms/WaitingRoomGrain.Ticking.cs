using Orleans;
using Orleans.Runtime;
using Ticketing.Grains.LiveStreams;

namespace Ticketing.Grains.WaitingRooms;

// What the room does by itself. The timer lives as long as the activation, and nothing else wakes a room after a restart than being
// asked: every API node on which somebody polls asks for the head every two seconds, and so does the first poll of a node. A room that
// nobody polls has nobody to call; what fell due meanwhile is caught up with by the first command.
public sealed partial class WaitingRoomGrain
{
    // The pace of calling and, as it publishes at most once each time, of messages to the API nodes.
    private static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(100);

    // Nobody to call: only the opening, and what the lobby shows of itself, are waited for.
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    // The newest that is on disk; what people who enter are told of the line.
    private RoomHead? head;
    private RoomHead? published;
    private LiveNews<RoomHead> live = null!;
    private IGrainTimer? ticking;
    private bool idling;

    private void StartTicking()
    {
        live = new(this.GetStreamProvider(LiveProvider.Name).GetStream<RoomHead>(LiveRoom.StreamOf(Performance)), logger);
        metrics.Show(Performance, room!);
        ticking ??= this.RegisterGrainTimer(static (grain, _) => grain.Tick(), this, new GrainTimerCreationOptions(Busy, Busy));
    }

    private async Task Tick()
    {
        var now = await Advance();
        if (published is null || now.IsNewsAfter(published))
        {
            published = now;
            await live.TellAsync(now);
        }

        var pause = Pause(now);
        idling = pause > Busy;
        ticking!.Change(pause, pause);
    }

    private void HurryUp()
    {
        if (!idling) return;
        idling = false;
        ticking?.Change(Busy, Busy);
    }

    // The head is taken together with what it rests on, and given out when that is on disk.
    private async Task<RoomHead> Advance()
    {
        var changes = room!.Tick(Now);
        var next = room.Publish();
        await journal.Add(changes);
        if (head is null || next.Version > head.Version) head = next;
        estimates.Called(head.Head, Now);
        return head;
    }

    private TimeSpan Pause(RoomHead now) => now.Phase switch
    {
        RoomPhase.Open when now.Waiting > 0 => Busy,
        RoomPhase.Lobby when now.OpensAt - Now is var wait && wait < Idle => wait > Busy ? wait : Busy,
        _ => Idle,
    };
}
