using System.ComponentModel.DataAnnotations;

namespace Ticketing.Grains.Accounts;

/// <summary>Setting section <c>Passwords</c>: how much of the machine hashing may take.</summary>
public sealed class PasswordSettings
{
    /// <summary>Hashed at once, and so the processors it takes at most; 0 for half of those there are.</summary>
    [Range(0, 1_024)]
    public int AtOnce { get; set; }

    /// <summary>The most that wait or run; one more is answered 503. At some 60 ms each on one processor the last of 64 waits under four seconds.</summary>
    [Range(1, 100_000)]
    public int Pending { get; set; } = 64;

    internal int Running => AtOnce > 0 ? AtOnce : Math.Max(1, Environment.ProcessorCount / 2);
}
