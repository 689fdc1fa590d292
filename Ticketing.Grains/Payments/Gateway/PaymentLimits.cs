namespace Ticketing.Grains.Payments.Gateway;

/// <summary>
/// The form of values that are sent to a gateway, by Toss Payments' limits; checked before anything is sent. A payment key
/// comes from the buyer and becomes part of a URL path, so characters with a meaning in a path are refused.
/// </summary>
public static class PaymentLimits
{
    /// <summary>Longest payment key, characters.</summary>
    public const int PaymentKeyLength = 200;

    /// <summary>Shortest order id, characters: letters, digits, <c>-</c>, <c>_</c>, <c>=</c>.</summary>
    public const int MinOrderIdLength = 6;

    /// <summary>Longest order id, characters.</summary>
    public const int MaxOrderIdLength = 64;

    /// <summary>Longest idempotency key; longer ones are refused by Toss Payments (INVALID_IDEMPOTENCY_KEY).</summary>
    public const int IdempotencyKeyLength = 300;

    /// <summary>Longest refund id, so that refund id and reason together fit into Toss Payments' 200 characters.</summary>
    public const int RefundIdLength = 64;

    /// <summary>Most won in one payment: one thousand million. The limit is ours, so that a wrong figure is noticed early.</summary>
    public const long MaxAmount = 1_000_000_000;

    /// <summary>Null if the command may be sent, else the refusal.</summary>
    public static GatewayAnswer.Declined? Refusal(ConfirmPayment cmd) =>
        !IsToken(cmd.PaymentKey, 1, PaymentKeyLength) ? Invalid("The payment key is not well-formed.")
        : !IsOrderId(cmd.OrderId) ? Invalid("The order id is not well-formed.")
        : !IsAmount(cmd.Amount) ? Invalid($"The amount {cmd.Amount} is not between 1 and {MaxAmount} won.")
        : !IsToken(cmd.IdempotencyKey, 1, IdempotencyKeyLength) ? Invalid("The idempotency key is not well-formed.")
        : null;

    /// <summary>Null if the command may be sent, else the refusal.</summary>
    public static GatewayAnswer.Declined? Refusal(CancelPayment cmd) =>
        !IsToken(cmd.PaymentKey, 1, PaymentKeyLength) ? Invalid("The payment key is not well-formed.")
        : !IsOrderId(cmd.OrderId) ? Invalid("The order id is not well-formed.")
        : !IsToken(cmd.RefundId, 1, RefundIdLength) ? Invalid("The refund id is not well-formed.")
        : !IsAmount(cmd.Amount)
            ? new(GatewayCodes.NotCancelableAmount, $"The amount {cmd.Amount} is not between 1 and {MaxAmount} won.")
        : null;

    /// <summary>6 to 64 letters, digits, <c>-</c>, <c>_</c> or <c>=</c>.</summary>
    public static bool IsOrderId(string? text) => IsToken(text, MinOrderIdLength, MaxOrderIdLength);

    /// <summary>1 to <see cref="MaxAmount"/> won.</summary>
    public static bool IsAmount(long amount) => amount is > 0 and <= MaxAmount;

    private static bool IsToken(string? text, int min, int max) =>
        text is not null && text.Length >= min && text.Length <= max
        && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '=');

    private static GatewayAnswer.Declined Invalid(string message) => new(GatewayCodes.InvalidRequest, message);
}
