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
}
