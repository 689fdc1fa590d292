using System.Text.Json.Serialization;
using Ticketing.Api.Json;
using Ticketing.Api.Paging;
using Ticketing.Grains.Seats.Tickets;

namespace Ticketing.Api.Tickets;

/// <summary>How tickets are read and written.</summary>
[JsonSerializable(typeof(Ticket))]
[JsonSerializable(typeof(Page<Ticket>))]
[JsonSerializable(typeof(ScanRequest))]
[JsonSerializable(typeof(ScanResult))]
internal sealed partial class TicketJson : JsonSerializerContext
{
    public static readonly TicketJson Strict = new(ApiJson.NewOptions());
}
