using System.ComponentModel.DataAnnotations;

namespace Ticketing.Api.Accounts;

/// <summary>Setting section <c>Accounts:LogIn</c>: how long wrong passwords make a caller wait. Each process counts for itself. No value switches the waits off.</summary>
public sealed class LogInSettings
{
    /// <summary>Wrong passwords of one account from one address: 5 are free, then the wait doubles from 1 second to 5 minutes.</summary>
    public LogInLimit AccountFromAddress { get; set; } = new() { Free = 5, MaxWaitSeconds = 300 };

    /// <summary>
    /// Wrong passwords of one account from all addresses from which nobody logged in to it before: 50 are free, then the wait grows to a
    /// minute.
    /// </summary>
    public LogInLimit Account { get; set; } = new() { Free = 50, MaxWaitSeconds = 60 };

    /// <summary>Wrong passwords from one address, which many people may share: 200 are free, then the wait grows to a minute.</summary>
    public LogInLimit Address { get; set; } = new() { Free = 200, MaxWaitSeconds = 60 };

    /// <summary>Minutes without a wrong password after which the earlier ones are forgotten.</summary>
    [Range(1, 1_440)]
    public int ForgetMinutes { get; set; } = 15;

    /// <summary>The most accounts and addresses remembered, some 300 bytes each. Those not used for the longest time are forgotten first.</summary>
    [Range(100, 10_000_000)]
    public int Remembered { get; set; } = 65_536;
}

/// <summary>How many wrong passwords are free, and how long the longest wait is.</summary>
public sealed class LogInLimit
{
    /// <summary>Wrong passwords without a wait.</summary>
    [Range(1, 10_000)]
    public int Free { get; set; }

    /// <summary>The longest wait, in seconds.</summary>
    [Range(1, 3_600)]
    public int MaxWaitSeconds { get; set; }
}
