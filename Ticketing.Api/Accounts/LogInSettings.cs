namespace Ticketing.Api.Accounts;

/// <summary>Setting section <c>Accounts:LogIn</c>: what wrong passwords cost. It holds for each process by itself.</summary>
public sealed class LogInSettings
{
    /// <summary>Wrong passwords of one account from one address: 5 are free, then the wait doubles from 1 second to 5 minutes.</summary>
    public LogInLimit AccountFromAddress { get; set; } = new() { Free = 5, MaxWaitSeconds = 300 };

    /// <summary>Wrong passwords of one account from everywhere but the addresses it was logged in from: 50 are free, then up to a minute.</summary>
    public LogInLimit Account { get; set; } = new() { Free = 50, MaxWaitSeconds = 60 };

    /// <summary>Wrong passwords from one address, which many people may share: 200 are free, then up to a minute.</summary>
    public LogInLimit Address { get; set; } = new() { Free = 200, MaxWaitSeconds = 60 };

    /// <summary>After this many minutes without a wrong password they are forgotten.</summary>
    public int ForgetMinutes { get; set; } = 15;

    /// <summary>How many accounts and addresses are remembered at most, some 300 bytes each; what was used longest ago is forgotten first.</summary>
    public int Remembered { get; set; } = 65_536;
}

/// <summary>How many wrong passwords are free, and how long the longest wait is.</summary>
public sealed class LogInLimit
{
    /// <summary>Wrong passwords without a wait.</summary>
    public int Free { get; set; }

    /// <summary>The longest wait, in seconds.</summary>
    public int MaxWaitSeconds { get; set; }
}
