using System.Text.Json.Serialization;
using Ticketing.Api.Json;

namespace Ticketing.Api.Operations;

/// <summary>How they are written.</summary>
[JsonSerializable(typeof(OpsSilosResponse))]
[JsonSerializable(typeof(OpsSalesResponse))]
internal sealed partial class OpsJson : JsonSerializerContext
{
    public static readonly OpsJson Strict = new(ApiJson.NewOptions());
}
