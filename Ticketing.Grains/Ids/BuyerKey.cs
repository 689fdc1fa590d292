namespace Ticketing.Grains.Ids;

/// <summary>The key of a grain that belongs to one buyer in one performance: <c>performance/user</c>.</summary>
public static class BuyerKey
{
    /// <summary>The key.</summary>
    public static string Of(string performance, Guid user) => $"{performance}/{user:N}";

    /// <summary>The two parts of a key.</summary>
    public static (string Performance, Guid User) Parse(string key)
    {
        var slash = key.LastIndexOf('/');
        return (key[..slash], Guid.ParseExact(key.AsSpan(slash + 1), "N"));
    }
}
