using Ticketing.Grains.Outcomes.Texts;

namespace Ticketing.Grains.Plans;

/// <summary>Builds a plan from parts in any order, and checks every rule of a plan.</summary>
/// <remarks>Each Add method returns the problem, or null. The caller adds the place in its source.</remarks>
/// <param name="placeOf">The place in the source of a seat that was added, by the order of adding; null where the source has no places.</param>
/// <param name="isStored">
/// Whether the source is a stored plan. Its texts stay exactly as they are, and its seats in the order of adding: seat maps refer to seats by
/// index in this order, and holds and tickets by id.
/// </param>
internal sealed class SeatingPlanBuilder(Func<int, string>? placeOf = null, bool isStored = false)
{
    // Two rows of a plan in the unit of pretix, whose seats are about 25 apart.
    private const float ZoneGap = 50;

    private readonly List<PlanCategory> _categories = [];
    private readonly Dictionary<string, int> _categoryByName = [];
    private readonly List<(string Name, bool IsGeneralAdmission)> _zones = [];
    private readonly Dictionary<string, int> _zoneByName = [];
    private readonly List<(int Zone, string Label)> _rows = [];
    private readonly Dictionary<(int Zone, string Label), int> _rowByLabel = [];
    private readonly PackedText _numbers = new();
    private readonly SeatIdIndex _index = new(new PackedText());
    private readonly List<int> _rowOf = [];
    private readonly List<byte> _category = [];
    private readonly List<float> _x = [];
    private readonly List<float> _y = [];
    private float _nextY;

    public int SeatCount => _rowOf.Count;

    public int ZoneCount => _zones.Count;

    public int CategoryCount => _categories.Count;

    public bool IsFull => SeatCount >= PlanLimits.Seats;

    /// <summary>A vertical position behind every seat that was added.</summary>
    public float NextY => _nextY;

    /// <summary>Whether a seat was refused because the plan is full. No further seat could be added.</summary>
    public bool IsTooFull { get; private set; }

    public bool TryCategory(string name, out int category) => _categoryByName.TryGetValue(Text(name), out category);

    public bool TryZone(string name, out int zone) => _zoneByName.TryGetValue(Text(name), out zone);

    public string? NameProblem(string what, string? name) => PlanText.NameProblem(what, name is null ? null : Text(name), isStored);

    public string? AddCategory(string name, string color)
    {
        if (_categories.Count == PlanLimits.Categories)
            return $"a plan has at most {PlanLimits.Categories} categories";
        name = Text(name);
        if ((NameProblem("category name", name) ?? PlanText.ColorProblem(color)) is { } problem)
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
        name = Text(name);
        if (NameProblem("zone name", name) is { } problem)
            return problem;
        if (!_zoneByName.TryAdd(name, zone))
            return $"zone {PlanText.Quote(name)} is there twice";
        _zones.Add((name, isGeneralAdmission));
        return null;
    }

    /// <summary>The name, or the name with " (2)", " (3)" … if a zone has it already.</summary>
    public string FreeZoneName(string name)
    {
        var free = name;
        for (var copy = 2; TryZone(free, out _) && copy <= PlanLimits.Zones; copy++)
            free = $"{name} ({copy})";
        return free;
    }

    /// <summary>A zone of numbered places without rows, all drawn at one point.</summary>
    public string? AddGeneralAdmission(string name, int capacity, int category, float x, float y)
    {
        if (capacity < 1 || capacity > PlanLimits.Seats - SeatCount)
            return $"capacity is {capacity}, allowed are 1–{PlanLimits.Seats - SeatCount}";
        if (AddZone(name, out var zone, isGeneralAdmission: true) is { } problem)
            return problem;
        for (var place = 1; place <= capacity; place++)
        {
            if (AddSeat(zone, "", $"{place}", id: null, category, x, y) is { } bad)
                return bad;
        }
        return null;
    }

    /// <summary>Adds a seat with the id that the source gives; null makes an id from the names.</summary>
    public string? AddSeat(int zone, string row, string number, string? id, int category, float x, float y)
    {
        if (IsFull)
        {
            IsTooFull = true;
            return $"a plan has at most {PlanLimits.Seats} seats";
        }
        var (zoneName, isGeneralAdmission) = _zones[zone];
        (row, number) = (Text(row), Text(number));
        var problem = PlanText.LabelProblem("row", row, mayBeEmpty: isGeneralAdmission, isStored)
            ?? PlanText.LabelProblem("seat number", number, mayBeEmpty: false, isStored);
        if (problem is not null)
            return problem;
        var given = id is null ? null : Text(id);
        var seatId = given ?? (isGeneralAdmission ? SeatIds.OfPlace(zoneName, number) : SeatIds.Of(zoneName, row, number));
        if ((PlanText.SeatIdProblem(seatId) ?? PlanText.CoordinateProblem(x, y)) is { } wrong)
            return wrong;
        if (_index.TryFind(seatId, out var twin))
            return (given is null ? $"seat {PlanText.Quote(number)} of row {PlanText.Quote(row)} in zone {PlanText.Quote(zoneName)}" : $"seat id {PlanText.Quote(given)}") + $" is there twice{FirstAt(twin)}";
        _index.Ids.Add(seatId);
        _index.Add(SeatCount);
        _numbers.Add(number);
        _rowOf.Add(RowIndex(zone, row));
        _category.Add((byte)category);
        _x.Add(x);
        _y.Add(y);
        _nextY = Math.Max(_nextY, y + ZoneGap);
        return null;
    }

    /// <summary>The plan with everything added so far. At least one seat must have been added, and no Add may have returned a problem.</summary>
    /// <param name="name">A name that has been checked.</param>
    public SeatingPlan Build(string name)
    {
        var (rows, order) = new SeatOrder(_zones.Count, _rows, _rowOf).Arranged();
        float[] x = [.. _x], y = [.. _y];
        if (!isStored)
        {
            foreach (var row in rows)
                RowPath.Arrange(order.AsSpan(row.Start, row.Count), x, y);
        }
        var seats = new SeatColumns(
            _index.Ids.Reordered(order),
            _numbers.Reordered(order),
            SeatOrder.RowColumn(rows, order.Length),
            Array.ConvertAll(order, seat => _category[seat]),
            Array.ConvertAll(order, seat => x[seat]),
            Array.ConvertAll(order, seat => y[seat]));
        return new SeatingPlan(Text(name), [.. _categories], SeatOrder.Zones(_zones, rows), rows, seats);
    }

    private string FirstAt(int seat) => placeOf is null ? "" : $", first at {placeOf(seat)}";

    private string Text(string text) => isStored ? text : TypedText.Stored(text);

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
