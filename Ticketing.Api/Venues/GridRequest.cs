using Ticketing.Grains.Plans;

namespace Ticketing.Api.Venues;

/// <summary>A plan of rectangles and standing areas, see <see cref="GridPlan"/>.</summary>
/// <param name="Name">1 to 200 characters.</param>
/// <param name="Categories">Name and CSS color of each grade.</param>
/// <param name="Zones">Blocks of seats, from left to right unless a block has a position of its own.</param>
/// <param name="Standing">Standing areas.</param>
public sealed record GridRequest(
    string Name,
    IReadOnlyList<PlanCategory> Categories,
    IReadOnlyList<GridZoneRequest>? Zones = null,
    IReadOnlyList<GridStanding>? Standing = null)
{
    internal GridPlan ToPlan() => new(Name, Categories, (Zones ?? []).Select(static zone => zone.ToZone()).ToArray()) { Standing = Standing ?? [] };
}

/// <summary>A rectangular block of seats, see <see cref="GridZone"/>.</summary>
/// <param name="Name">Unique in the plan.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Columns">Seats per row.</param>
/// <param name="Grades">Categories by row range; every row needs exactly one.</param>
/// <param name="Labels">How rows are labelled.</param>
/// <param name="Prefix">First part of the seat ids; when empty, ids are made from zone, row and number.</param>
/// <param name="AislesAfter">Columns, from 1, after which there is an aisle.</param>
/// <param name="X">Left edge in seat widths; when missing, the zone is put to the right of the previous one.</param>
/// <param name="Y">Front edge in seat widths.</param>
public sealed record GridZoneRequest(
    string Name,
    int Rows,
    int Columns,
    IReadOnlyList<GridGrade> Grades,
    RowLabels Labels = RowLabels.Numbers,
    string Prefix = "",
    IReadOnlyList<int>? AislesAfter = null,
    float? X = null,
    float Y = 0)
{
    internal GridZone ToZone() => new(Name, Rows, Columns, Grades)
    {
        Labels = Labels,
        Prefix = Prefix,
        AislesAfter = AislesAfter ?? [],
        X = X,
        Y = Y,
    };
}
