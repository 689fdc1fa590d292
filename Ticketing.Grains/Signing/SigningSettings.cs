using Ticketing.Grains.Outcomes;

namespace Ticketing.Grains.Signing;

/// <summary>
/// Setting section <c>Signing</c> of the silos: the secret that signs, and what else is accepted while the secret changes. Each value is at least
/// 32 random bytes in base64, or <see cref="OfDatabase"/> for the secret that was made at the first start.
/// </summary>
public sealed record SigningSettings
{
    /// <summary>The value that stands for the secret in the database.</summary>
    public const string OfDatabase = "database";

    /// <summary>Most former secrets whose ticket codes are accepted.</summary>
    public const int MaxPrinted = 8;

    /// <summary>The secret that signs.</summary>
    public string Current { get; init; } = OfDatabase;

    /// <summary>The one other secret that is accepted; empty for none.</summary>
    public string Previous { get; init; } = "";

    /// <summary>Former secrets whose ticket codes stay valid, and nothing else.</summary>
    public IReadOnlyList<string> PrintedTickets { get; init; } = [];

    /// <summary>Why the values are not allowed, or null. The text does not repeat a secret.</summary>
    public Refusal? WhyNot()
    {
        if (!IsSecret(Current)) return Wrong(nameof(Current));
        if (Previous.Length > 0 && !IsSecret(Previous)) return Wrong(nameof(Previous));
        if (PrintedTickets.Count > MaxPrinted) return Refusals.Invalid($"Signing:PrintedTickets has at most {MaxPrinted} values.");
        return PrintedTickets.All(IsSecret) ? null : Wrong(nameof(PrintedTickets));
    }

    /// <summary>The secrets, given the one in the database.</summary>
    public SigningSecrets Choose(byte[] database) => new(
        Read(Current, database),
        Previous.Length == 0 || Previous == Current ? null : Read(Previous, database),
        [.. PrintedTickets.Select(text => Read(text, database))]);

    private static Refusal Wrong(string name) =>
        Refusals.Invalid($"Signing:{name} is at least {SigningKeys.MinSecretLength} random bytes in base64, or '{OfDatabase}'.");

    private static bool IsSecret(string text) => text == OfDatabase || TryDecode(text) is { Length: >= SigningKeys.MinSecretLength };

    private static byte[] Read(string text, byte[] database) => text == OfDatabase ? database : TryDecode(text)!;

    private static byte[]? TryDecode(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }
}
