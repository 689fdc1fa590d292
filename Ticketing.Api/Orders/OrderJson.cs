using System.Text.Json.Serialization;
using Ticketing.Api.Json;
using Ticketing.Api.Paging;

namespace Ticketing.Api.Orders;

/// <summary>The JSON bodies of orders.</summary>
[JsonSerializable(typeof(OrderRequest))]
[JsonSerializable(typeof(ConfirmationRequest))]
[JsonSerializable(typeof(CancellationRequest))]
[JsonSerializable(typeof(OrderResponse))]
[JsonSerializable(typeof(Page<ListedOrderResponse>))]
[JsonSerializable(typeof(Page<RefundItem>))]
internal sealed partial class OrderJson : JsonSerializerContext
{
    public static readonly OrderJson Strict = new(ApiJson.NewOptions());
}
