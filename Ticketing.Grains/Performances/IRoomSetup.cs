using Orleans;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Grains.Performances;

/// <summary>The waiting room of a performance, as far as the performance sets it up; the key is the performance.</summary>
[Alias("Performances.IRoomSetup")]
public interface IRoomSetup : IGrainWithStringKey
{
    /// <summary>
    /// Creates the room, or changes the settings of the existing room. A repeat is safe. Refused with <see cref="RefusalCode.InvalidInput"/> when
    /// a setting is outside its limits, or cannot change any more because the room has opened.
    /// </summary>
    [Alias("SetUp")]
    Task<Outcome<Done>> SetUp(WaitingRoomSettings settings);
}
