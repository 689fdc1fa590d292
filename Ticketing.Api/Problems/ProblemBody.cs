using System.Text.Json.Serialization;

namespace Ticketing.Api.Problems;

/// <summary>Problem details (RFC 9457), the body of every answer with status 400 and above. The code is stable.</summary>
/// <param name="Type">The address that describes the code.</param>
/// <param name="Title">What the code means, in a sentence.</param>
/// <param name="Status">The HTTP status again.</param>
/// <param name="Code">The stable code.</param>
/// <param name="Detail">What is wrong with this request.</param>
/// <param name="Seats">The seats concerned, when the problem is about seats.</param>
/// <param name="TraceId">The id under which operators find the failure; only for failures of the server.</param>
/// <param name="OrderId">The order that the hold has become.</param>
/// <param name="Amount">What the order costs, in won.</param>
/// <param name="SeatLimit">How many seats one person may have.</param>
/// <param name="SeatCount">How many seats the person has.</param>
/// <param name="OpensAt">When the sale opens.</param>
/// <param name="ClosedAt">When the sale closed.</param>
/// <param name="PerformanceId">The performance that is in the way.</param>
/// <param name="StartsAt">When that performance starts.</param>
/// <param name="CheckedInAt">When the ticket was scanned first.</param>
/// <param name="Device">What scanned the ticket first.</param>
/// <param name="RetryAt">From when another attempt may succeed.</param>
/// <param name="ChallengeAt">Where to get the challenge that must be solved first.</param>
/// <param name="Difficulty">How hard that challenge is, in bits.</param>
public sealed record ProblemBody(
    string Type,
    string Title,
    int Status,
    string Code,
    string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Seats = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TraceId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? OrderId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Amount = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? SeatLimit = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? SeatCount = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? OpensAt = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? ClosedAt = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? PerformanceId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? StartsAt = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? CheckedInAt = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Device = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? RetryAt = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ChallengeAt = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Difficulty = null)
{
    internal static ProblemBody Of(ProblemResult problem) => new(
        problem.Kind.Type,
        problem.Kind.Title,
        problem.Kind.Status,
        problem.Kind.Code,
        problem.Detail,
        problem.Seats,
        problem.TraceId,
        problem.Facts?.OrderId,
        problem.Facts?.Amount,
        problem.Facts?.SeatLimit,
        problem.Facts?.SeatCount,
        problem.Facts?.OpensAt,
        problem.Facts?.ClosedAt,
        problem.Facts?.PerformanceId,
        problem.Facts?.StartsAt,
        problem.Facts?.CheckedInAt,
        problem.Facts?.Device,
        problem.Facts?.RetryAt,
        problem.ChallengeAt,
        problem.Difficulty);
}
