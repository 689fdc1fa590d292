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
public sealed record ProblemBody(
    string Type,
    string Title,
    int Status,
    string Code,
    string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Seats = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TraceId = null);
