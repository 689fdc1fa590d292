using System.Text.Json.Serialization;
using Ticketing.Api.Json;
using Ticketing.Api.Paging;
using Ticketing.Grains.Orders;

namespace Ticketing.Api.Orders;

/// <summary>How orders are read and written.</summary>
[JsonSerializable(typeof(OrderRequest))]
[JsonSerializable(typeof(ConfirmationRequest))]
[JsonSerializable(typeof(CancellationRequest))]
[JsonSerializable(typeof(OrderView))]
[JsonSerializable(typeof(Page<OrderSummary>))]
internal sealed partial class OrderJson : JsonSerializerContext
{
    public static readonly OrderJson Strict = new(ApiJson.NewOptions());
}
