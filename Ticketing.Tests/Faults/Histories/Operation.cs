using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ticketing.Tests.Faults.Histories;

/// <summary>The kinds of requests.</summary>
internal enum RequestKind
{
    Hold,
    Extend,
    Release,
    Order,
    Payment,
    Confirm,
    Cancel,
    LookAtOrder,
    LookAtCart,
    LookAtMap,
    Enter,
    Poll,
    Leave,

    /// <summary>A hold with another person's entry; must be refused.</summary>
    Intrude,
}

/// <summary>What the client knows about a request afterwards.</summary>
internal enum OperationOutcome
{
    /// <summary>The request was carried out, and the answer has its result.</summary>
    Ok,

    /// <summary>The request was refused, and it changed nothing.</summary>
    Refused,

    /// <summary>There is no answer, or one that does not tell the result: the request was carried out, or was not, or will be later.</summary>
    Unknown,
}

/// <summary>One request as its client saw it. Times are the run's own monotonic clock.</summary>
/// <param name="Client">The client's number.</param>
/// <param name="Kind">The kind of request.</param>
/// <param name="Request">Method and path.</param>
/// <param name="Body">The JSON body.</param>
/// <param name="Key">The Idempotency-Key.</param>
/// <param name="Performance">The performance that the request is about.</param>
/// <param name="Subject">The hold or order that the request is about; for a new hold, the id that it will have.</param>
/// <param name="Start">When it was sent.</param>
/// <param name="End">When the answer came, or the client stopped waiting.</param>
/// <param name="Status">The HTTP status; null without an answer.</param>
/// <param name="Text">The answer's body.</param>
internal sealed record Operation(
    int Client,
    RequestKind Kind,
    string Request,
    string? Body,
    string? Key,
    string Performance,
    string Subject,
    TimeSpan Start,
    TimeSpan End,
    int? Status,
    string Text)
{
    /// <summary>The codes of 503 answers that are refusals: by the problem catalogue, they changed nothing.</summary>
    private static readonly string[] NothingChanged = ["overloaded", "queue-full"];

    public OperationOutcome Outcome => Status switch
    {
        >= 200 and < 300 => OperationOutcome.Ok,
        null => OperationOutcome.Unknown,
        >= 500 when !NothingChanged.Contains(Code) && !(IsRead && Code == "unavailable") => OperationOutcome.Unknown,
        _ => OperationOutcome.Refused,
    };

    /// <summary>The Retry-After header, which every 503 answer has.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>The media type of the answer's body.</summary>
    public string? MediaType { get; init; }

    private bool IsRead => Request.StartsWith("GET ", StringComparison.Ordinal);

    [JsonIgnore]
    public bool Ok => Outcome == OperationOutcome.Ok;

    /// <summary>The problem code of a refusal; empty when there is none.</summary>
    [JsonIgnore]
    public string Code => Status >= 400 && Text.StartsWith('{') && Json.TryGetProperty("code", out var code) ? code.GetString()! : "";

    [JsonIgnore]
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Text);

    public override string ToString() =>
        $"{Start.TotalSeconds:0.000}–{End.TotalSeconds:0.000} client {Client}: {Request} {Body} (key {Key}) → {(Status is { } status ? $"{status} {Text}" : "no answer")}";
}
