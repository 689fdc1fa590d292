using Ticketing.Grains.Outcomes;
using Ticketing.Grains.WaitingRooms;

namespace Ticketing.Grains.Performances;

/// <summary>What a performance's settings need of waiting rooms.</summary>
public interface IWaitingRoomSetup
{
    /// <summary>Makes the performance's waiting room, or changes its settings. Repeating it is harmless.</summary>
    Task<Outcome<Done>> ConfigureAsync(string performance, WaitingRoomSettings settings);
}
