using Orleans;
using Ticketing.Api.Replicas;
using Ticketing.Grains.LiveStreams;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.WaitingRooms;

namespace Ticketing.Api.WaitingRooms;

/// <summary>
/// This node's copy of where one line stands. It follows the room's messages, and every poll here is answered from it:
/// the room does not notice whether one person waits or a million.
/// </summary>
internal sealed class RoomFollower : IReplica
{
    private readonly IWaitingRoomGrain room;
    private LiveSubscription live = null!;
    private RoomHead checkedAt;
    private RoomHead head;
    private int checking;

    private RoomFollower(IWaitingRoomGrain room, RoomHead head) => (this.room, this.head, checkedAt) = (room, head, head);

    /// <summary>The newest known here.</summary>
    public RoomHead Head => Volatile.Read(ref head);

    /// <summary>When somebody last asked, by <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public long LastUsed { get; set; }

    /// <summary>Starts to follow; refused when the performance has no waiting room.</summary>
    public static async Task<Outcome<RoomFollower>> StartAsync(string performance, IClusterClient cluster)
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

        // What was published between the answer and the subscription.
        await follower.CheckAsync();
        return follower;
    }

    /// <summary>
    /// Asks the room itself, because messages can be lost on the way, and because a room that nobody asks is not in memory
    /// after a restart and calls nobody. Does nothing while the last question is still unanswered.
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

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => live.DisposeAsync();

    /// <summary>Takes what the room has said. An older one that comes late is dropped: nobody sees the line go backwards.</summary>
    /// <returns>The newest known here.</returns>
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
