using System.ComponentModel.DataAnnotations;

namespace Ticketing.Api.Accounts;

/// <summary>Setting section <c>Accounts:SignUp</c>: what one network address may do without a log-in. Each process counts for itself.</summary>
public sealed class SignUpSettings
{
    /// <summary>Sign-ups of one address (IPv6: its /64) in an hour, and as many mails for a forgotten password; 0 for no limit.</summary>
    [Range(0, 1_000_000)]
    public int PerAddressAndHour { get; set; } = 30;

    /// <summary>The most addresses remembered, some 200 bytes each. Those not used for the longest time are forgotten first.</summary>
    [Range(3, 10_000_000)]
    public int Remembered { get; set; } = 65_536;
}
