namespace Ticketing.Grains.Plans;

/// <summary>Builds a plan from parts in any order, and checks every rule of a plan.</summary>
/// <remarks>Each Add method returns the problem, or null. The caller adds the place in its source.</remarks>
internal sealed class SeatingPlanBuilder
{
    private readonly List<PlanCategory> _categories = [];
    private readonly Dictionary<string, int> _categoryByName = [];
    private readonly List<(string Name, bool IsGeneralAdmission)> _zones = [];
    private readonly Dictionary<string, int> _zoneByName = [];
    private readonly List<(int Zone, string Label)> _rows = [];
    private readonly Dictionary<(int Zone, string Label), int> _rowByLabel = [];
    private readonly PackedText _ids = new();
    private readonly PackedText _numbers = new();
    private readonly SeatIdIndex _index;
    private readonly List<int> _rowOf = [];
    private readonly List<byte> _category = [];
    private readonly List<float> _x = [];
    private readonly List<float> _y = [];

    public SeatingPlanBuilder() => _index = new SeatIdIndex(_ids);

    public int SeatCount => _rowOf.Count;

    public int ZoneCount => _zones.Count;

    public int CategoryCount => _categories.Count;

    public bool IsFull => SeatCount >= PlanLimits.Seats;

    public bool TryCategory(string name, out int category) => _categoryByName.TryGetValue(name, out category);

    public bool TryZone(string name, out int zone) => _zoneByName.TryGetValue(name, out zone);

    public string? AddCategory(string name, string color)
    {
        if (_categories.Count == PlanLimits.Categories)
            return $"a plan has at most {PlanLimits.Categories} categories";
        if ((PlanText.NameProblem("category name", name) ?? PlanText.ColorProblem(color)) is { } problem)
            return problem;
        if (!_categoryByName.TryAdd(name, _categories.Count))
            return $"category {PlanText.Quote(name)} is there twice";
        _categories.Add(new PlanCategory(name, color));
        return null;
    }

    public string? AddZone(string name, out int zone, bool isGeneralAdmission = false)
    {
        zone = _zones.Count;
        if (zone == PlanLimits.Zones)
            return $"a plan has at most {PlanLimits.Zones} zones";
        if (PlanText.NameProblem("zone name", name) is { } problem)
            return problem;
        if (!_zoneByName.TryAdd(name, zone))
            return $"zone {PlanText.Quote(name)} is there twice";
        _zones.Add((name, isGeneralAdmission));
        return null;
    }

    /// <summary>A zone of numbered places without rows, all drawn at one point.</summary>
    public string? AddGeneralAdmission(string name, int capacity, int category, float x, float y)
    {
        if (capacity < 1 || capacity > PlanLimits.Seats - SeatCount)
            return $"capacity is {capacity}, allowed are 1–{PlanLimits.Seats - SeatCount}";
        if (AddZone(name, out var zone, isGeneralAdmission: true) is { } problem)
            return problem;
        var part = PlanText.IdPart(name);
        for (var place = 1; place <= capacity; place++)
        {
            if (AddSeat(zone, "", $"{place}", $"{part}-{place}", category, x, y) is { } bad)
                return bad;
        }
        return null;
    }

    public string? AddSeat(int zone, string row, ReadOnlySpan<char> number, ReadOnlySpan<char> id, int category, float x, float y)
    {
        if (IsFull)
            return $"a plan has at most {PlanLimits.Seats} seats";
        var problem = PlanText.LabelProblem("row", row, mayBeEmpty: _zones[zone].IsGeneralAdmission)
            ?? PlanText.LabelProblem("seat number", number, mayBeEmpty: false)
            ?? PlanText.SeatIdProblem(id)
            ?? PlanText.CoordinateProblem(x, y);
        if (problem is not null)
            return problem;
        if (_index.TryFind(id, out _))
            return $"seat id {PlanText.Quote(id)} is there twice";
        _ids.Add(id);
        _index.Add(SeatCount);
        _numbers.Add(number);
        _rowOf.Add(RowIndex(zone, row));
        _category.Add((byte)category);
        _x.Add(x);
        _y.Add(y);
        return null;
    }

    /// <summary>The plan with everything added so far. At least one seat must have been added, and no Add may have returned a problem.</summary>
    /// <param name="name">A name that has been checked.</param>
    /// <param name="keepOrder">
    /// Whether the seats of a row stay in the order of adding: for stored plans, because seat maps refer to seats by index in this order.
    /// </param>
    public SeatingPlan Build(string name, bool keepOrder = false)
    {
        var (rows, order) = new SeatOrder(_zones.Count, _rows, _rowOf).Arranged();
        float[] x = [.. _x], y = [.. _y];
        if (!keepOrder)
        {
            foreach (var row in rows)
                RowPath.Arrange(order.AsSpan(row.Start, row.Count), x, y);
        }
        var seats = new SeatColumns(
            _ids.Reordered(order),
            _numbers.Reordered(order),
            SeatOrder.RowColumn(rows, order.Length),
            Array.ConvertAll(order, seat => _category[seat]),
            Array.ConvertAll(order, seat => x[seat]),
            Array.ConvertAll(order, seat => y[seat]));
        return new SeatingPlan(name, [.. _categories], SeatOrder.Zones(_zones, rows), rows, seats);
    }

    private int RowIndex(int zone, string label)
    {
        // Seats are nearly always added row by row, so only the first seat of a row needs a look-up.
        if (_rowOf.Count > 0 && _rows[_rowOf[^1]] is var last && last.Zone == zone && last.Label == label)
            return _rowOf[^1];
        if (_rowByLabel.TryGetValue((zone, label), out var row))
            return row;
        _rowByLabel.Add((zone, label), row = _rows.Count);
        _rows.Add((zone, label));
        return row;
    }
}
