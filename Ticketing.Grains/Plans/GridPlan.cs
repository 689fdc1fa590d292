namespace Ticketing.Grains.Plans;

/// <summary>A plan made of rectangles and standing areas, for halls without a drawn plan.</summary>
/// <param name="Name">Name of the plan.</param>
/// <param name="Categories">Categories; the grades refer to them by name.</param>
/// <param name="Zones">Rectangles of seats, from left to right unless they have a position.</param>
public sealed record GridPlan(string Name, IReadOnlyList<PlanCategory> Categories, IReadOnlyList<GridZone> Zones)
{
    private const float ZoneGap = 3;

    /// <summary>Standing areas, after the seats in the order of the plan.</summary>
    public IReadOnlyList<GridStanding> Standing { get; init; } = [];

    /// <summary>Makes the plan.</summary>
    /// <returns>The plan, or errors whose places are paths such as <c>zones[2].grades[0]</c>.</returns>
    public PlanResult Generate()
    {
        var errors = new PlanErrors();
        var builder = new SeatingPlanBuilder();
        errors.Check("name", builder.NameProblem("name", Name));
        for (var i = 0; i < Categories.Count && !errors.Full; i++)
            errors.Check($"categories[{i}]", builder.AddCategory(Categories[i].Name, Categories[i].Color));
        var x = 0f;
        for (var i = 0; i < Zones.Count && !errors.Full; i++)
            x = AddZone(builder, errors, Zones[i], $"zones[{i}]", x);
        for (var i = 0; i < Standing.Count && !errors.Full; i++)
            AddStanding(builder, errors, Standing[i], $"standing[{i}]", x + (i * ZoneGap));
        if (!errors.Any)
            errors.Check("zones", builder.SeatCount == 0 ? "the plan has no seats" : null);
        return errors.Any ? PlanResult.Of(errors.All) : PlanResult.Of(builder.Build(Name));
    }

    /// <summary>Label of a row by spreadsheet counting: A … Z, AA … AZ, BA …</summary>
    /// <param name="row">Row, from 1.</param>
    /// <returns>The letters.</returns>
    public static string Letters(int row) =>
        row <= 26 ? $"{(char)('A' + row - 1)}" : Letters((row - 1) / 26) + Letters(((row - 1) % 26) + 1);

    private static void AddStanding(SeatingPlanBuilder builder, PlanErrors errors, GridStanding area, string where, float x)
    {
        if (!builder.TryCategory(area.Category, out var category))
            errors.Check($"{where}.category", $"there is no category {PlanText.Quote(area.Category)}");
        else
            errors.Check(where, builder.AddGeneralAdmission(area.Name, area.Capacity, category, x, 0));
    }

    private static float AddZone(SeatingPlanBuilder builder, PlanErrors errors, GridZone grid, string where, float nextX)
    {
        var left = grid.X ?? nextX;
        var seats = (long)grid.Rows * grid.Columns;
        var size = grid.Rows < 1 || grid.Columns < 1 || seats > PlanLimits.Seats - builder.SeatCount
            ? $"{grid.Rows} rows × {grid.Columns} columns do not fit: a plan has 1–{PlanLimits.Seats} seats"
            : null;
        if (!errors.Check(where, size) || Grades(builder, errors, grid, where) is not { } categories)
            return left;
        if (!errors.Check(where, builder.AddZone(grid.Name, out var zone)))
            return left;
        var columns = ColumnPositions(grid, left);
        for (var row = 1; row <= grid.Rows && !errors.Full; row++)
            AddRow(builder, errors, grid, where, zone, row, categories[row - 1], columns);
        return columns[^1] + ZoneGap;
    }

    private static void AddRow(
        SeatingPlanBuilder builder, PlanErrors errors, GridZone grid, string where, int zone, int row, int category, float[] columns)
    {
        var label = grid.Labels == RowLabels.Letters ? Letters(row) : $"{row}";
        for (var column = 1; column <= columns.Length && !errors.Full; column++)
        {
            var problem = builder.AddSeat(
                zone, label, $"{column}", grid.Prefix.Length > 0 ? $"{grid.Prefix}-{label}-{column}" : null, category, columns[column - 1], grid.Y + row - 1);
            if (problem is not null)
                errors.Check($"{where} row {label} seat {column}", problem);
        }
    }

    private static float[] ColumnPositions(GridZone grid, float left)
    {
        var aisles = grid.AislesAfter.ToHashSet();
        var x = new float[grid.Columns];
        for (var column = 0; column < x.Length; column++, left++)
        {
            x[column] = left;
            if (aisles.Contains(column + 1))
                left++;
        }
        return x;
    }

    /// <summary>The category of every row; null, with an error noted, when a row has no category or several.</summary>
    private static int[]? Grades(SeatingPlanBuilder builder, PlanErrors errors, GridZone grid, string where)
    {
        var categories = new int[grid.Rows];
        Array.Fill(categories, -1);
        for (var i = 0; i < grid.Grades.Count; i++)
        {
            if (!errors.Check($"{where}.grades[{i}]", GradeProblem(builder, grid, grid.Grades[i], categories)))
                return null;
        }
        var bare = Array.IndexOf(categories, -1);
        return errors.Check($"{where}.grades", bare < 0 ? null : $"row {bare + 1} has no category") ? categories : null;
    }

    private static string? GradeProblem(SeatingPlanBuilder builder, GridZone grid, GridGrade grade, int[] categories)
    {
        if (grade.FromRow < 1 || grade.ToRow < grade.FromRow || grade.ToRow > grid.Rows)
            return $"rows {grade.FromRow}–{grade.ToRow} are not within 1–{grid.Rows}";
        if (!builder.TryCategory(grade.Category, out var category))
            return $"there is no category {PlanText.Quote(grade.Category)}";
        var rows = categories.AsSpan(grade.FromRow - 1, grade.ToRow - grade.FromRow + 1);
        if (rows.ContainsAnyExcept(-1))
            return $"rows {grade.FromRow}–{grade.ToRow} overlap an earlier grade";
        rows.Fill(category);
        return null;
    }
}
