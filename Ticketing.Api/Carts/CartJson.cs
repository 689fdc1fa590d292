using System.Text.Json.Serialization;
using Ticketing.Api.Json;

namespace Ticketing.Api.Carts;

/// <summary>The JSON bodies of holds and carts.</summary>
[JsonSerializable(typeof(HoldRequest))]
[JsonSerializable(typeof(HoldResponse))]
[JsonSerializable(typeof(CartResponse))]
internal sealed partial class CartJson : JsonSerializerContext
{
    public static readonly CartJson Strict = new(ApiJson.NewOptions());
}
