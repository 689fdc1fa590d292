using System.ComponentModel.DataAnnotations;

namespace Ticketing.Api.Carts;

/// <summary>Section <c>Holds</c>: how much one account and one network address may hold. Each process counts what comes through it.</summary>
public sealed class HoldSettings
{
    /// <summary>Holds of one account in an hour, over all performances; 0 for no limit. Refused requests and extensions do not count.</summary>
    [Range(0, 1_000_000)]
    public int PerAccountAndHour { get; set; } = 100;

    /// <summary>The most accounts remembered, some 200 bytes each. Those not used for the longest time have full budgets again.</summary>
    [Range(3, 10_000_000)]
    public int AccountsRemembered { get; set; } = 65_536;

    /// <summary>Seats of one performance that are held from one address (IPv6: its /64) at one time; 0 for no limit. 200 leaves room for a campus.</summary>
    [Range(0, 1_000_000)]
    public int SeatsPerAddress { get; set; }

    /// <summary>The most holds remembered for that, some 300 bytes each. The oldest are forgotten first.</summary>
    [Range(1, 10_000_000)]
    public int HoldsRemembered { get; set; } = 100_000;
}
