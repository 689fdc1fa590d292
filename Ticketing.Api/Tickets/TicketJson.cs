using System.Text.Json.Serialization;
using Ticketing.Api.Json;
using Ticketing.Api.Paging;

namespace Ticketing.Api.Tickets;

/// <summary>The JSON bodies of tickets.</summary>
[JsonSerializable(typeof(TicketResponse))]
[JsonSerializable(typeof(Page<TicketResponse>))]
[JsonSerializable(typeof(ScanRequest))]
[JsonSerializable(typeof(ScanResponse))]
internal sealed partial class TicketJson : JsonSerializerContext
{
    public static readonly TicketJson Strict = new(ApiJson.NewOptions());
}
