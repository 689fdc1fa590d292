namespace Ticketing.Grains.Payments.Gateway;

/// <summary>The gateway's answer about an order: found, not found, or unknown.</summary>
public abstract record GatewayLookup
{
    private GatewayLookup()
    {
    }

    /// <summary>The order's payment; if there are several, the one that was charged.</summary>
    /// <param name="Payment">The payment as the gateway shows it now.</param>
    public sealed record Found(GatewayPayment Payment) : GatewayLookup;

    /// <summary>The gateway answered that it has no payment for this order.</summary>
    public sealed record NotFound : GatewayLookup;

    /// <summary>The gateway did not answer. Nothing is known about the order: ask again.</summary>
    /// <param name="Reason">Why there is no answer, for the log and the operator.</param>
    public sealed record Unknown(string Reason) : GatewayLookup;
}
