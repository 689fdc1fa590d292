namespace Ticketing.Grains.Ids;

/// <summary>How much of a list is read at once.</summary>
public static class PageLimits
{
    /// <summary>The most rows of one page: the 100 of the API, and one to see that there is more.</summary>
    public const int MaxRows = 101;

    /// <summary>How many rows are read for a caller who asks for so many.</summary>
    public static int Rows(int wanted) => Math.Clamp(wanted, 1, MaxRows);
}
