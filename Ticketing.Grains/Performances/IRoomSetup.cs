using Orleans;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Grains.Performances;

/// <summary>The waiting room of a performance as the performance's settings see it; the key is the performance.</summary>
[Alias("Performances.IRoomSetup")]
public interface IRoomSetup : IGrainWithStringKey
{
    /// <summary>
    /// Makes the room, or gives the room that exists these settings. A repeat is safe. Refused with <see cref="RefusalCode.InvalidInput"/> when
    /// a setting is outside its limits, or cannot change any more because the room has opened.
    /// </summary>
    [Alias("SetUp")]
    Task<Outcome<Done>> SetUp(WaitingRoomSettings settings);
}
