using System.Text.Json.Serialization;
using Ticketing.Api.Json;

namespace Ticketing.Api.Problems;

/// <summary>The JSON bodies of problems.</summary>
[JsonSerializable(typeof(ProblemBody))]
[JsonSerializable(typeof(ProblemEntry))]
[JsonSerializable(typeof(IReadOnlyList<ProblemEntry>))]
internal sealed partial class ProblemJson : JsonSerializerContext
{
    public static readonly ProblemJson Strict = new(ApiJson.NewOptions());
}
