namespace Ticketing.Grains.Performances;

/// <summary>The limits of a performance's settings.</summary>
public static class PerformanceLimits
{
    /// <summary>Most seats that one request may withhold or put back.</summary>
    public const int MaxBlock = 1_000;

    /// <summary>The highest price, in won.</summary>
    public const long MaxPrice = 100_000_000;

    /// <summary>The highest seat limit, and so the most seats of one request.</summary>
    public const int MaxSeatLimit = 16;

    /// <summary>The seat limit unless the promoter sets one; the highest is <see cref="MaxSeatLimit"/>.</summary>
    public const int DefaultSeatLimit = 4;

    /// <summary>How long a hold lasts unless the promoter sets a time.</summary>
    public static readonly TimeSpan DefaultHoldTtl = TimeSpan.FromMinutes(5);

    /// <summary>The shortest hold.</summary>
    public static readonly TimeSpan MinHoldTtl = TimeSpan.FromSeconds(30);

    /// <summary>The longest hold.</summary>
    public static readonly TimeSpan MaxHoldTtl = TimeSpan.FromMinutes(60);

    /// <summary>How far ahead a performance may be: five years.</summary>
    public static readonly TimeSpan MaxAhead = TimeSpan.FromDays(5 * 366);
}
