namespace Ticketing.Grains.Ids;

/// <summary>Computes the id of an order from the id of its hold.</summary>
public static class OrderId
{
    /// <summary>The id of the order that is made from this hold. Each hold has exactly one order id, so a hold can become one order only.</summary>
    public static string OfHold(string holdId) => "o" + holdId[1..];
}
