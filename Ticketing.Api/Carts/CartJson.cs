using System.Text.Json.Serialization;
using Ticketing.Api.Json;

namespace Ticketing.Api.Carts;

/// <summary>How holds and carts are read and written.</summary>
[JsonSerializable(typeof(HoldRequest))]
[JsonSerializable(typeof(HoldResponse))]
[JsonSerializable(typeof(CartResponse))]
internal sealed partial class CartJson : JsonSerializerContext
{
    public static readonly CartJson Strict = new(ApiJson.NewOptions());
}
