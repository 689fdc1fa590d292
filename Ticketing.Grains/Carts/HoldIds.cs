using Ticketing.Grains.Ids;

namespace Ticketing.Grains.Carts;

/// <summary>The ids of holds, which follow from the request: a repeat finds what the first attempt held.</summary>
public static class HoldIds
{
    /// <summary>The hold of a request.</summary>
    public static string Of(Guid buyer, string performance, RequestKey request) => DerivedId.Of("h", buyer, performance, request);
}
