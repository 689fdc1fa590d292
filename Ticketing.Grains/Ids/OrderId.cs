namespace Ticketing.Grains.Ids;

/// <summary>The id of an order follows from the id of the hold that it is made of.</summary>
public static class OrderId
{
    /// <summary>The order of a hold. One hold can become one order only, because it has only this one name for it.</summary>
    public static string OfHold(string holdId) => "o" + holdId[1..];
}
