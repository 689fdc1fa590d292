using System.Text.Json.Serialization;
using Ticketing.Api.Json;

namespace Ticketing.Api.Payments;

/// <summary>How the sandbox's requests are read and written.</summary>
[JsonSerializable(typeof(SandboxPaymentRequest))]
[JsonSerializable(typeof(SandboxPaymentResponse))]
internal sealed partial class PaymentJson : JsonSerializerContext
{
    public static readonly PaymentJson Strict = new(ApiJson.NewOptions());
}
