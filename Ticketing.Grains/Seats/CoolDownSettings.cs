using System.ComponentModel.DataAnnotations;

namespace Ticketing.Grains.Seats;

/// <summary>
/// Section <c>CoolDown</c>: how often one account may hold a seat in a row before the seat is closed to this account for a while. Others can
/// hold the seat meanwhile.
/// </summary>
public sealed record CoolDownSettings
{
    /// <summary>No cool-down.</summary>
    public static readonly CoolDownSettings None = new() { Holds = 0 };

    /// <summary>Holds of one seat by one account in a row; 0 for no limit.</summary>
    [Range(0, 100)]
    public int Holds { get; init; } = 2;

    /// <summary>A hold is in a row with the one before when it begins within this time after the end of that one.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Within { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long after the last of these holds the account cannot hold the seat.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Pause { get; init; } = TimeSpan.FromMinutes(5);
}
