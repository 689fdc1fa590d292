using System.Globalization;
using Orleans;

namespace Ticketing.Grains.Ids;

/// <summary>Where a page of a list ended that is ordered by an instant and an id.</summary>
/// <param name="At">The last item's instant.</param>
/// <param name="Id">The last item's id.</param>
[GenerateSerializer, Immutable, Alias("Ids.PagePoint")]
public sealed record PagePoint([property: Id(0)] DateTimeOffset At, [property: Id(1)] string Id)
{
    private const char Separator = ' ';

    /// <summary>The point as text, for a cursor.</summary>
    public string Write() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}{Separator}{Id}");

    /// <summary>Reads what <see cref="Write"/> wrote; null for any other text.</summary>
    public static PagePoint? TryRead(string text)
    {
        var end = text.IndexOf(Separator, StringComparison.Ordinal);
        return end > 0
            && long.TryParse(text.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTime.MaxValue.Ticks
                ? new PagePoint(new DateTimeOffset(ticks, TimeSpan.Zero), text[(end + 1)..])
                : null;
    }
}
