using System.Text.Json;
using Ticketing.Grains.Payments.Gateway;

namespace Ticketing.Silo.Payments;

/// <summary>The meaning of an HTTP answer of Toss Payments.</summary>
internal abstract record TossReply
{
    private const int MaxText = 300;

    // Codes of a 4xx that mean "not now" or "the first attempt is still running". With them nothing is decided yet.
    private static readonly HashSet<string> s_undecided =
    [
        "IDEMPOTENT_REQUEST_PROCESSING", "PROVIDER_ERROR", "FORBIDDEN_CONSECUTIVE_REQUEST", "TOO_MANY_REQUESTS",
    ];

    private TossReply()
    {
    }

    public sealed record Payment(GatewayPayment Value) : TossReply;

    public sealed record Refused(int Status, string Code, string Message) : TossReply;

    /// <param name="Reason">For the log.</param>
    /// <param name="IsOutage">Whether the provider as a whole may be away; false where it said that this one payment is not decided yet.</param>
    public sealed record NoAnswer(string Reason, bool IsOutage = true) : TossReply;

    /// <summary>Reads an answer. Everything that is not in their documented form is <c>NoAnswer</c>.</summary>
    public static TossReply Read(int status, ReadOnlySpan<byte> body) => status switch
    {
        >= 200 and < 300 => ReadPayment(body),
        408 or 429 => new NoAnswer($"HTTP {status}"),
        >= 400 and < 500 => ReadError(status, body),
        _ => new NoAnswer($"HTTP {status}"),
    };

    private static TossReply ReadPayment(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, TossJson.Default.TossPayment) is { } wire && TossStatus.Read(wire) is { } payment
                ? new Payment(payment)
                : new NoAnswer("The answer is not a settled payment in won.");
        }
        catch (JsonException)
        {
            return new NoAnswer("The answer is not the documented JSON.");
        }
    }

    private static TossReply ReadError(int status, ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, TossJson.Default.TossError) switch
            {
                { Code: { Length: > 0 and <= MaxText } code } when s_undecided.Contains(code) => new NoAnswer($"HTTP {status} {code}", IsOutage: false),
                { Code: { Length: > 0 and <= MaxText } code } error => new Refused(status, code, Cut(error.Message)),
                _ => new NoAnswer($"HTTP {status} without a code"),
            };
        }
        catch (JsonException)
        {
            return new NoAnswer($"HTTP {status} without the documented JSON.");
        }
    }

    private static string Cut(string? message) => message is null ? "" : message.Length <= MaxText ? message : message[..MaxText];
}
