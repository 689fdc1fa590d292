using System.Text.Json.Serialization;
using Ticketing.Api.Json;

namespace Ticketing.Api.Challenges;

/// <summary>A challenge to be solved before a request.</summary>
/// <param name="Challenge">The signed challenge; a solution is this text, a dot and 1 to 20 letters or digits.</param>
/// <param name="Difficulty">How many leading bits of the solution's SHA-256 must be zero; 0 when the request needs no solution.</param>
/// <param name="Header">The header of the request that carries the solution.</param>
/// <param name="ExpiresAt">Until when a solution is taken, once.</param>
/// <param name="ServerTime">The server's time of this answer.</param>
public sealed record ChallengeResponse(string Challenge, int Difficulty, string Header, DateTimeOffset ExpiresAt, DateTimeOffset ServerTime);

/// <summary>The JSON bodies of challenges.</summary>
[JsonSerializable(typeof(ChallengeResponse))]
internal sealed partial class ChallengeJson : JsonSerializerContext
{
    public static readonly ChallengeJson Strict = new(ApiJson.NewOptions());
}
