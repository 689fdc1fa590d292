using System.ComponentModel.DataAnnotations;

namespace Ticketing.Grains.Accounts;

/// <summary>Setting section <c>Sessions</c>.</summary>
public sealed class SessionSettings
{
    /// <summary>
    /// How long a refresh token that was used is answered once more with the same next token, for two tabs that refresh at the same time and
    /// for an answer that was lost. A use after that ends the session as theft.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan RefreshGrace { get; set; } = TimeSpan.FromSeconds(10);
}
