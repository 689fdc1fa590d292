using System.ComponentModel.DataAnnotations;

namespace Ticketing.Grains.Accounts;

/// <summary>Setting section <c>Passwords</c>: how much processor time password hashing may use.</summary>
public sealed class PasswordSettings
{
    /// <summary>Passwords hashed at the same time, each on one processor; 0 means half of the machine's processors.</summary>
    [Range(0, 1_024)]
    public int AtOnce { get; set; }

    /// <summary>
    /// Most passwords that wait or are being hashed; a further request is answered 503. A hash takes some 0.2 s, so on one processor the last of
    /// 64 waits some 13 seconds.
    /// </summary>
    [Range(1, 100_000)]
    public int Pending { get; set; } = 64;

    /// <summary>
    /// Most passwords of one network address (IPv6: its /64) that wait or are being hashed; a further request of that address is answered 503, and
    /// the places of the others stay free.
    /// </summary>
    [Range(1, 100_000)]
    public int PendingPerAddress { get; set; } = 16;

    internal int Running => AtOnce > 0 ? AtOnce : Math.Max(1, Environment.ProcessorCount / 2);
}
