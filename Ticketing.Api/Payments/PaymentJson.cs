using System.Text.Json.Serialization;
using Ticketing.Api.Json;

namespace Ticketing.Api.Payments;

/// <summary>The JSON bodies of the sandbox.</summary>
[JsonSerializable(typeof(SandboxPaymentRequest))]
[JsonSerializable(typeof(SandboxPaymentResponse))]
internal sealed partial class PaymentJson : JsonSerializerContext
{
    public static readonly PaymentJson Strict = new(ApiJson.NewOptions());
}
