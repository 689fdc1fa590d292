namespace Ticketing.Grains.Payments.Gateway;

/// <summary>
/// The decline codes that the program acts on. They are Toss Payments' codes (docs.tosspayments.com/reference/error-codes);
/// the sandbox uses the same ones.
/// </summary>
public static class GatewayCodes
{
    /// <summary>The key, order, amount or refund is malformed, or they do not belong together.</summary>
    public const string InvalidRequest = "INVALID_REQUEST";

    /// <summary>No payment has this key, or none is known for the order.</summary>
    public const string NotFound = "NOT_FOUND_PAYMENT";

    /// <summary>The card or account was refused.</summary>
    public const string Rejected = "REJECT_CARD_PAYMENT";

    /// <summary>Nobody confirmed the payment in time.</summary>
    public const string Expired = "EXPIRED_PAYMENT";

    /// <summary>This payment was confirmed before.</summary>
    public const string AlreadyProcessed = "ALREADY_PROCESSED_PAYMENT";

    /// <summary>Another payment of the same order was charged before.</summary>
    public const string DuplicateOrder = "DUPLICATED_ORDER_ID";

    /// <summary>The whole amount was refunded before.</summary>
    public const string AlreadyCanceled = "ALREADY_CANCELED_PAYMENT";

    /// <summary>A refund of this payment was made before.</summary>
    public const string AlreadyRefunded = "ALREADY_REFUND_PAYMENT";

    /// <summary>Nothing was charged, or the payment takes no further refund.</summary>
    public const string NotCancelable = "NOT_CANCELABLE_PAYMENT";

    /// <summary>The refund is larger than the amount left, or not positive.</summary>
    public const string NotCancelableAmount = "NOT_CANCELABLE_AMOUNT";
}
