namespace Ticketing.Api.Accounts;

/// <summary>Setting section <c>AccessTokens</c>.</summary>
public sealed class AccessTokenSettings
{
    /// <summary>The longest life a token may be given.</summary>
    public const int MaxMinutes = 60;

    /// <summary>How long an access token is valid, 1 to 60 minutes.</summary>
    public int Minutes { get; set; } = 30;

    /// <summary>How many unsealed tokens are cached, about 2 KB each. Other tokens are unsealed at each request.</summary>
    public int Remembered { get; set; } = 32_768;

    internal TimeSpan Life => TimeSpan.FromMinutes(Math.Clamp(Minutes, 1, MaxMinutes));
}
