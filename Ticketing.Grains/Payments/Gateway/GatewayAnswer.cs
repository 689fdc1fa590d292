namespace Ticketing.Grains.Payments.Gateway;

/// <summary>What came of a call to the gateway: one of three, and nothing else.</summary>
public abstract record GatewayAnswer
{
    private GatewayAnswer()
    {
    }

    /// <summary>It is done, now or by an earlier try.</summary>
    /// <param name="Payment">The payment after it.</param>
    public sealed record Approved(GatewayPayment Payment) : GatewayAnswer;

    /// <summary>The gateway refused; this command moved no money.</summary>
    /// <param name="Code">The gateway's code; those we act on are in <see cref="GatewayCodes"/>.</param>
    /// <param name="Message">The gateway's words, often Korean.</param>
    public sealed record Declined(string Code, string Message) : GatewayAnswer;

    /// <summary>No answer that can be relied on: the money may or may not have moved.</summary>
    /// <param name="Reason">For the log and the operator.</param>
    public sealed record Unknown(string Reason) : GatewayAnswer;

    /// <summary>
    /// What a payment in this state means to who wants it confirmed. A payment given back as a whole is
    /// declined although it was charged once: there is no money behind it, so no ticket may come of it.
    /// </summary>
    public static GatewayAnswer OfConfirm(GatewayPayment payment) => payment.Status switch
    {
        GatewayPaymentStatus.Done or GatewayPaymentStatus.PartiallyCanceled => new Approved(payment),
        GatewayPaymentStatus.Canceled => new Declined(GatewayCodes.AlreadyCanceled, "The payment was given back."),
        GatewayPaymentStatus.Aborted => new Declined(GatewayCodes.Rejected, "The payment was refused."),
        GatewayPaymentStatus.Expired => new Declined(GatewayCodes.Expired, "The payment was not confirmed in time."),
        _ => new Unknown($"The payment is {payment.Status}."),
    };
}
