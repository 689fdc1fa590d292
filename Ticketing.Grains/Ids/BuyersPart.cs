using System.Globalization;

namespace Ticketing.Grains.Ids;

/// <summary>
/// The buyers of a performance in 256 parts, by the last byte of their ids, which is random. A grain of a part serves all its buyers, so a buyer
/// who comes for the first time costs no activation. The key of such a grain is <c>performance/part</c>.
/// </summary>
public static class BuyersPart
{
    /// <summary>The key of the part that a buyer belongs to.</summary>
    public static string KeyOf(string performance, Guid buyer)
    {
        Span<byte> bytes = stackalloc byte[16];
        buyer.TryWriteBytes(bytes);
        return string.Create(CultureInfo.InvariantCulture, $"{performance}/{bytes[^1]:x2}");
    }

    /// <summary>The performance of a key.</summary>
    public static string PerformanceOf(string key) => key[..key.LastIndexOf('/')];
}
