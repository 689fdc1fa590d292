namespace Ticketing.Grains.Payments.Gateway;

/// <summary>The result of a call to the gateway: approved, declined or unknown, and nothing else.</summary>
public abstract record GatewayAnswer
{
    private GatewayAnswer()
    {
    }

    /// <summary>The command is carried out, by this attempt or an earlier one.</summary>
    /// <param name="Payment">The payment after the command.</param>
    public sealed record Approved(GatewayPayment Payment) : GatewayAnswer;

    /// <summary>The gateway refused; this command moved no money.</summary>
    /// <param name="Code">The gateway's code; the codes that the program acts on are in <see cref="GatewayCodes"/>.</param>
    /// <param name="Message">The gateway's words, often Korean.</param>
    public sealed record Declined(string Code, string Message) : GatewayAnswer;

    /// <summary>There is no reliable answer: the money may or may not have moved.</summary>
    /// <param name="Reason">Why there is no answer, for the log and the operator.</param>
    public sealed record Unknown(string Reason) : GatewayAnswer;

    /// <summary>
    /// The answer to a confirm, from the payment's state. A payment that was refunded as a whole counts as declined although it was charged
    /// once: its money is gone, so it must not lead to a ticket.
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
