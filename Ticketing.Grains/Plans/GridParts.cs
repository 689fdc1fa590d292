namespace Ticketing.Grains.Plans;

/// <summary>How the rows of a grid zone are labelled.</summary>
public enum RowLabels
{
    /// <summary>1, 2, 3 …</summary>
    Numbers = 0,

    /// <summary>A … Z, AA, AB …</summary>
    Letters = 1,
}

/// <summary>The category of a range of rows.</summary>
/// <param name="FromRow">First row, counted from 1 at the front.</param>
/// <param name="ToRow">Last row, included.</param>
/// <param name="Category">Name of a category of the plan.</param>
public sealed record GridGrade(int FromRow, int ToRow, string Category);

/// <summary>A rectangle of seats. Every row needs exactly one grade.</summary>
/// <param name="Name">Name of the zone, unique in the plan.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Columns">Seats per row.</param>
/// <param name="Grades">Categories by row range.</param>
public sealed record GridZone(string Name, int Rows, int Columns, IReadOnlyList<GridGrade> Grades)
{
    /// <summary>Numbers or letters.</summary>
    public RowLabels Labels { get; init; } = RowLabels.Numbers;

    /// <summary>First part of the seat ids, <c>{prefix}-{row}-{number}</c>; empty makes ids from the names.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Columns (from 1) after which there is an aisle, one seat wide.</summary>
    public IReadOnlyList<int> AislesAfter { get; init; } = [];

    /// <summary>Left edge in seat widths; null puts the zone to the right of the one before.</summary>
    public float? X { get; init; }

    /// <summary>Front edge in seat widths.</summary>
    public float Y { get; init; }
}

/// <summary>A standing area: numbered places without rows.</summary>
/// <param name="Name">Name of the zone, unique in the plan.</param>
/// <param name="Capacity">Number of places.</param>
/// <param name="Category">Name of a category of the plan.</param>
public sealed record GridStanding(string Name, int Capacity, string Category);
