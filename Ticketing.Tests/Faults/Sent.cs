using System.Text.Json;

namespace Ticketing.Tests.Faults;

/// <summary>What a request asks for.</summary>
internal enum SentKind
{
    Hold,
    Release,
    Order,
    Payment,
    Confirm,
    Cancel,
}

/// <summary>An answer that arrived whole.</summary>
internal sealed record Answer(int Status, string Text)
{
    public bool Ok => Status is >= 200 and < 300;

    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Text);

    public string String(string property) => Json.GetProperty(property).GetString()!;
}

/// <summary>
/// A request that a buyer sent, and what came back: null while nothing did, which says nothing about whether it was carried out.
/// </summary>
/// <param name="Kind">What it asks for.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">The path.</param>
/// <param name="Body">The JSON body.</param>
/// <param name="Key">The Idempotency-Key.</param>
/// <param name="Subject">The hold or order it is about; empty for a new hold.</param>
internal sealed record Sent(SentKind Kind, HttpMethod Method, string Path, string? Body, string? Key, string Subject)
{
    public Answer? Answer { get; set; }

    public override string ToString() => $"{Method} {Path} {Body} (key {Key}) → {(Answer is { } answer ? $"{answer.Status} {answer.Text}" : "no answer")}";
}
