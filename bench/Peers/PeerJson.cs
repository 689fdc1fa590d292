using System.Text.Json;
using System.Text.Json.Serialization;
using Ticketing.Peers.Bare;
using Ticketing.Peers.Duties;
using Ticketing.Peers.Holds;
using Ticketing.Peers.Postgres;
using Ticketing.Peers.Queues;
using Ticketing.Peers.Sales;

namespace Ticketing.Peers;

/// <summary>Source-generated JSON, like the silo's.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BareRequest))]
[JsonSerializable(typeof(BareResponse))]
[JsonSerializable(typeof(HallRequest))]
[JsonSerializable(typeof(HoldRequest))]
[JsonSerializable(typeof(HoldAnswer))]
[JsonSerializable(typeof(PlaceAnswer))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(BuyersRequest))]
[JsonSerializable(typeof(BuyersAnswer))]
[JsonSerializable(typeof(MapAnswer))]
[JsonSerializable(typeof(MapDelta[]))]
[JsonSerializable(typeof(OrderRequest))]
[JsonSerializable(typeof(OrderAnswer))]
[JsonSerializable(typeof(PaymentRequest))]
[JsonSerializable(typeof(PaymentAnswer))]
[JsonSerializable(typeof(ConfirmationRequest))]
[JsonSerializable(typeof(ConfirmationAnswer))]
[JsonSerializable(typeof(TicketsAnswer))]
[JsonSerializable(typeof(BestRequest))]
[JsonSerializable(typeof(BestAnswer))]
internal sealed partial class PeerJson : JsonSerializerContext
{
    /// <summary>Makes these types known to the endpoints.</summary>
    public static void Configure(JsonSerializerOptions options) => options.TypeInfoResolverChain.Insert(0, Default);
}

/// <summary>A refusal in the form of RFC 9457.</summary>
internal sealed record Problem(string Type, string Title, int Status, string Code, string[]? Seats = null)
{
    /// <summary>The answer with a refusal.</summary>
    public static IResult Of(int status, string code, string title, string[]? seats = null) =>
        TypedResults.Json(new Problem("about:blank", title, status, code, seats), PeerJson.Default.Problem, statusCode: status);
}
