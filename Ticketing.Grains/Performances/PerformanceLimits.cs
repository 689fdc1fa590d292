namespace Ticketing.Grains.Performances;

/// <summary>How far the settings of a performance may go.</summary>
public static class PerformanceLimits
{
    /// <summary>Most seats of one block or unblock.</summary>
    public const int MaxBlock = 1_000;

    /// <summary>The highest price, in won.</summary>
    public const long MaxPrice = 100_000_000;

    /// <summary>The highest seat limit, and so the most seats of one request.</summary>
    public const int MaxSeatLimit = 16;

    /// <summary>The seat limit when nobody says otherwise; the highest is <see cref="MaxSeatLimit"/>.</summary>
    public const int DefaultSeatLimit = 4;

    /// <summary>How long a hold lasts when nobody says otherwise.</summary>
    public static readonly TimeSpan DefaultHoldTtl = TimeSpan.FromMinutes(5);

    /// <summary>The shortest hold.</summary>
    public static readonly TimeSpan MinHoldTtl = TimeSpan.FromSeconds(30);

    /// <summary>The longest hold.</summary>
    public static readonly TimeSpan MaxHoldTtl = TimeSpan.FromMinutes(60);

    /// <summary>How far ahead a performance may be: five years.</summary>
    public static readonly TimeSpan MaxAhead = TimeSpan.FromDays(5 * 366);
}
