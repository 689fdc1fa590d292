using System.ComponentModel.DataAnnotations;

namespace Ticketing.Api.Challenges;

/// <summary>Section <c>Challenges</c>: what a client must solve before it may sign up or enter a queue. Off by default.</summary>
public sealed class ChallengeSettings
{
    /// <summary>Leading zero bits of a solution's SHA-256 at sign-up; 0 for no challenge. docs/security.md says what each costs.</summary>
    [Range(0, 32)]
    public int SignUpBits { get; set; }

    /// <summary>The same at the entry of a queue.</summary>
    [Range(0, 32)]
    public int QueueBits { get; set; }

    /// <summary>How long a challenge may be solved.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan Life { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The most used challenges remembered, some 100 bytes each. Beyond it the oldest could be used again until it expires.</summary>
    [Range(1, 10_000_000)]
    public int Remembered { get; set; } = 65_536;
}
