using Orleans;
using Ticketing.Api.Replicas;
using Ticketing.Grains.LiveStreams;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Line;

namespace Ticketing.Api.WaitingRooms;

/// <summary>
/// This node's replica of one room's head. The replica follows the room's messages, and every poll on this node is answered from it.
/// So the load of polls on the room is the same for one waiting person and for a million.
/// </summary>
internal sealed class RoomFollower : IReplica
{
    /// <summary>How often a node reports whom it heard.</summary>
    public static readonly TimeSpan ReportPeriod = TimeSpan.FromSeconds(1);

    private readonly IWaitingRoomGrain room;
    private readonly HeardLog heard = new();
    private ITimer? reporting;
    private LiveSubscription live = null!;
    private RoomHead checkedAt;
    private RoomHead head;
    private int checking;

    private RoomFollower(IWaitingRoomGrain room, RoomHead head) => (this.room, this.head, checkedAt) = (room, head, head);

    /// <summary>The newest head known on this node.</summary>
    public RoomHead Head => Volatile.Read(ref head);

    /// <summary>When the replica was last used, by <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public long LastUsed { get; set; }

    /// <summary>Starts a replica. Refused when the performance has no waiting room.</summary>
    public static async Task<Outcome<RoomFollower>> StartAsync(string performance, IClusterClient cluster, TimeProvider time)
    {
        var leader = cluster.GetGrain<IWaitingRoomGrain>(performance);
        var first = await leader.Head();
        if (!first.Ok) return first.Refusal;

        var follower = new RoomFollower(leader, first.Value);
        var stream = cluster.GetStreamProvider(LiveProvider.Name).GetStream<RoomHead>(LiveRoom.StreamOf(performance));
        follower.live = LiveSubscription.To(stream, news =>
        {
            follower.Follow(news);
            return Task.CompletedTask;
        });
        await follower.live.StartAsync();

        // Fetches a head that was published between the first answer and the subscription.
        await follower.CheckAsync();
        follower.reporting = time.CreateTimer(static it => ((RoomFollower)it!).Report(), follower, ReportPeriod, ReportPeriod);
        return follower;
    }

    /// <summary>
    /// Asks the room for its head. Messages can be lost, and after a restart a room is not in memory, and calls nobody, until somebody asks.
    /// Does nothing while the previous question is still unanswered.
    /// </summary>
    public async Task CheckAsync()
    {
        if (Interlocked.Exchange(ref checking, 1) == 1) return;
        try
        {
            var now = await room.Head();
            if (!now.Ok) return;
            Follow(now.Value);
            await live.CheckedAsync(now.Value.IsNewsAfter(checkedAt));
            checkedAt = now.Value;
        }
        finally
        {
            Volatile.Write(ref checking, 0);
        }
    }

    /// <summary>Somebody polled at this place. The room hears of it with the next report.</summary>
    public void Heard(PlaceEstimate place) => heard.Note(place);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (reporting is not null) await reporting.DisposeAsync();
        await live.DisposeAsync();
    }

    private void Report()
    {
        if (heard.Take(Head) is { } places) _ = SendAsync(places);
    }

    private async Task SendAsync(HeardPlaces places)
    {
        try
        {
            await room.Heard(places);
        }
#pragma warning disable CA1031 // One report may be lost: people may be silent for longer than the pause between several.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }

    /// <summary>Takes a head from the room. An older head that comes late is dropped, so that nobody sees the line go backwards.</summary>
    /// <returns>The newest head known on this node.</returns>
    public RoomHead Follow(RoomHead news)
    {
        for (var known = Head; ;)
        {
            if (news.Version <= known.Version) return known;
            var before = Interlocked.CompareExchange(ref head, news, known);
            if (ReferenceEquals(before, known)) return news;
            known = before;
        }
    }
}
