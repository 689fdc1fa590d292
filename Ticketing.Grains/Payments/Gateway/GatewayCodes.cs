namespace Ticketing.Grains.Payments.Gateway;

/// <summary>
/// The decline codes somebody acts on. They are Toss Payments' (docs.tosspayments.com/reference/error-codes),
/// so that the sandbox and the real gateway speak one language.
/// </summary>
public static class GatewayCodes
{
    /// <summary>The key, order, amount or refund does not have the right form or does not belong together.</summary>
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

    /// <summary>All of it was given back before.</summary>
    public const string AlreadyCanceled = "ALREADY_CANCELED_PAYMENT";

    /// <summary>A refund of this payment was made before.</summary>
    public const string AlreadyRefunded = "ALREADY_REFUND_PAYMENT";

    /// <summary>Nothing was charged that could be given back.</summary>
    public const string NotCancelable = "NOT_CANCELABLE_PAYMENT";

    /// <summary>More than what is left, or not a positive amount.</summary>
    public const string NotCancelableAmount = "NOT_CANCELABLE_AMOUNT";
}
