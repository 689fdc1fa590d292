namespace Ticketing.Grains.Accounts;

/// <summary>How long passwords and names may be, in characters as people see them.</summary>
public static class AccountLimits
{
    /// <summary>The shortest password.</summary>
    public const int MinPasswordLength = 8;

    /// <summary>The longest password.</summary>
    public const int MaxPasswordLength = 64;

    /// <summary>The longest name.</summary>
    public const int MaxNameLength = 50;

    /// <summary>The longest text of a device that a session keeps; the rest is cut.</summary>
    public const int MaxDeviceLength = 200;

    /// <summary>The longest reason of an act of staff.</summary>
    public const int MaxReasonLength = 200;

    /// <summary>The most sessions that a list shows: those that were used last.</summary>
    public const int MostSessionsListed = 100;

    /// <summary>The most ends of access tokens in one answer.</summary>
    public const int MostEnds = 1_000;
}
