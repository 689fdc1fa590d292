using Orleans.Runtime;
using Ticketing.Grains.LiveStreams;

namespace Ticketing.Grains.WaitingRooms;

/// <summary>Where a waiting room publishes its <see cref="RoomHead"/>s, at most ten a second.</summary>
public static class LiveRoom
{
    /// <summary>The stream of one performance's heads, of the provider <see cref="LiveProvider.Name"/>.</summary>
    public static StreamId StreamOf(string performance) => StreamId.Create("waiting-room", performance);
}
