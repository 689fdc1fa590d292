using Orleans;
using Orleans.Concurrency;

namespace Ticketing.Grains.WaitingRooms;

/// <summary>The waiting room of one performance; the key is the performance.</summary>
public interface IWaitingRoomGrain : IGrainWithStringKey
{
    /// <summary>The user has bought: the slot is free for the next.</summary>
    [OneWay]
    Task Finish(Guid user);
}
