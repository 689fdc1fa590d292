using System.ComponentModel.DataAnnotations;

namespace Ticketing.Grains.WaitingRooms;

/// <summary>Setting section <c>WaitingRooms</c>.</summary>
public sealed class WaitingRoomLimits
{
    /// <summary>
    /// Most numbers one room gives out, those of leavers included; beyond it nobody else enters. With 44 bytes a person it bounds
    /// a room's memory, to 88 MB as it is. A lower limit takes no number away.
    /// </summary>
    [Range(1, 10_000_000)]
    public int Places { get; set; } = WaitingRoom.MaxPlaces;

    /// <summary>
    /// The most by which a hold may outlast the entry that gave it; the entry lasts as long as the hold. A hold that would last longer ends then.
    /// As long as the longest hold, so that no first hold is cut short unless this is set lower.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "02:00:00")]
    public TimeSpan HoldBeyondEntry { get; set; } = TimeSpan.FromHours(1);
}
