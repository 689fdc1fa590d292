using System.Text.Json.Serialization;

namespace Ticketing.Silo.Payments;

// The parts of Toss Payments' JSON that we use; https://docs.tosspayments.com/reference
internal sealed record TossConfirmBody(string PaymentKey, string OrderId, long Amount);

internal sealed record TossCancelBody(string CancelReason, long CancelAmount);

internal sealed record TossError(string? Code, string? Message);

internal sealed record TossPayment(
    string? PaymentKey,
    string? OrderId,
    string? Status,
    string? Currency,
    long? TotalAmount,
    DateTimeOffset? ApprovedAt,
    IReadOnlyList<TossCancel?>? Cancels);

internal sealed record TossCancel(
    long? CancelAmount, string? CancelReason, string? CancelStatus, string? TransactionKey, DateTimeOffset? CanceledAt);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TossConfirmBody))]
[JsonSerializable(typeof(TossCancelBody))]
[JsonSerializable(typeof(TossError))]
[JsonSerializable(typeof(TossPayment))]
internal sealed partial class TossJson : JsonSerializerContext;
