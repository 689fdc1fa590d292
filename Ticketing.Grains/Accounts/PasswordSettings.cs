using System.ComponentModel.DataAnnotations;

namespace Ticketing.Grains.Accounts;

/// <summary>Setting section <c>Passwords</c>: how much processor time password hashing may use.</summary>
public sealed class PasswordSettings
{
    /// <summary>Passwords hashed at the same time, each on one processor; 0 means half of the machine's processors.</summary>
    [Range(0, 1_024)]
    public int AtOnce { get; set; }

    /// <summary>
    /// Most passwords that wait or are being hashed; a further request is answered 503. A hash takes some 60 ms, so on one processor the last of
    /// 64 waits under four seconds.
    /// </summary>
    [Range(1, 100_000)]
    public int Pending { get; set; } = 64;

    internal int Running => AtOnce > 0 ? AtOnce : Math.Max(1, Environment.ProcessorCount / 2);
}
