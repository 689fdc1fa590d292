namespace Ticketing.Grains.Payments.Gateway;

/// <summary>What the gateway said when asked about an order: one of three.</summary>
public abstract record GatewayLookup
{
    private GatewayLookup()
    {
    }

    /// <summary>The order's payment; the charged one, where there are several.</summary>
    /// <param name="Payment">As the gateway has it now.</param>
    public sealed record Found(GatewayPayment Payment) : GatewayLookup;

    /// <summary>The gateway answered that it has no payment for this order.</summary>
    public sealed record NotFound : GatewayLookup;

    /// <summary>The gateway did not answer. Says nothing about the order: ask again.</summary>
    /// <param name="Reason">For the log and the operator.</param>
    public sealed record Unknown(string Reason) : GatewayLookup;
}
