using Microsoft.Extensions.Options;

namespace Ticketing.Silo.Payments;

/// <summary>Settings of the Toss Payments gateway; section <c>Payments:Toss</c>. Checked when the silo starts.</summary>
public sealed class TossPaymentsOptions
{
    /// <summary>The base address of the API. HTTPS, because every call carries the secret key; plain HTTP is allowed to loopback only.</summary>
    public Uri BaseUrl { get; set; } = new("https://api.tosspayments.com/");

    /// <summary>The merchant's secret key, <c>test_sk_…</c> or <c>live_sk_…</c>. Never logged.</summary>
    public string SecretKey { get; set; } = "";

    /// <summary>How long one call may take, from sending to the last byte: 100 ms to 14 s, default 10 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The largest answer that is read: 1 KiB to 4 MiB, default 256 KiB.</summary>
    public int MaxResponseBytes { get; set; } = 256 * 1024;

    /// <summary>
    /// The most connections to the provider at once, 1 to 10,000, default 256. Further calls wait for a free one; the wait counts towards
    /// <c>Timeout</c>.
    /// </summary>
    public int Connections { get; set; } = 256;

    /// <summary>Leaves the secret key out, so that it cannot get into a log.</summary>
    public override string ToString() => $"Toss Payments at {BaseUrl}";
}

/// <summary>Refuses settings that could leak the secret key, wait for ever, or never work.</summary>
public sealed class TossPaymentsOptionsCheck : IValidateOptions<TossPaymentsOptions>
{
    // Orleans gives a grain call up after 30 s. A refused call and the look-up that follows must both fit into that time.
    private static readonly TimeSpan MaxTimeout = TimeSpan.FromSeconds(14);

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, TossPaymentsOptions options)
    {
        var failures = Failures(options).ToArray();
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(TossPaymentsOptions options)
    {
        if (options.BaseUrl is not { IsAbsoluteUri: true } url
            || !(url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            || !url.AbsolutePath.EndsWith('/') || url.Query.Length > 0 || url.UserInfo.Length > 0)
            yield return "Payments:Toss:BaseUrl must be an https URL that ends in '/' (http for loopback only).";
        if (options.SecretKey is not { Length: >= 8 and <= 200 } key
            || !key.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-'))
            yield return "Payments:Toss:SecretKey must be 8 to 200 letters, digits, '_' or '-'.";
        if (options.Timeout < TimeSpan.FromMilliseconds(100) || options.Timeout > MaxTimeout)
            yield return "Payments:Toss:Timeout must be between 100 ms and 14 s.";
        if (options.MaxResponseBytes is < 1024 or > 4 * 1024 * 1024)
            yield return "Payments:Toss:MaxResponseBytes must be between 1 KiB and 4 MiB.";
        if (options.Connections is < 1 or > 10_000)
            yield return "Payments:Toss:Connections must be between 1 and 10,000.";
    }
}
