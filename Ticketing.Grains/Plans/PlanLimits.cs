namespace Ticketing.Grains.Plans;

/// <summary>The limits of a seating plan. Every import and generator refuses what exceeds them.</summary>
public static class PlanLimits
{
    /// <summary>Most seats and standing places of one plan.</summary>
    public const int Seats = 150_000;

    /// <summary>Most zones of one plan.</summary>
    public const int Zones = 500;

    /// <summary>Most categories of one plan.</summary>
    public const int Categories = 100;

    /// <summary>Longest name of a plan, zone or category, in UTF-16 characters.</summary>
    public const int NameLength = 200;

    /// <summary>Longest row or number label, in UTF-16 characters.</summary>
    public const int LabelLength = 64;

    /// <summary>Longest colour text of a category, in characters.</summary>
    public const int ColorLength = 32;

    /// <summary>Longest seat id, in UTF-16 characters.</summary>
    public const int SeatIdLength = 64;

    /// <summary>Largest text that is imported, and largest unpacked plan document, in bytes.</summary>
    public const int TextBytes = 64 * 1024 * 1024;

    /// <summary>Most things that one import names as left out; it counts the others.</summary>
    public const int LeftOut = 20;

    /// <summary>Most causes of errors that one import reports; the import stops reading there.</summary>
    public const int Errors = 20;

    /// <summary>Largest absolute coordinate, in the unit of the plan.</summary>
    public const float Coordinate = 1_000_000;
}
