namespace Ticketing.Grains.Plans;

/// <summary>The seats of a hall in a fixed order: immutable, built once, shared by every performance in it.</summary>
/// <remarks>
/// A seat is an index, 0 … <see cref="SeatCount"/> − 1. The seats of a zone, of a row and of a run have consecutive indices, so
/// a seat map is an array. All data is in arrays, about 60 bytes per seat; an id becomes a string only when somebody asks for it.
/// </remarks>
public sealed class SeatingPlan
{
    private readonly SeatColumns _seats;
    private readonly SeatIdIndex _index;
    private readonly SeatingRow[] _rows;
    private readonly SeatRun[] _runs;

    internal SeatingPlan(string name, PlanCategory[] categories, PlanZone[] zones, SeatingRow[] rows, SeatColumns seats)
    {
        Name = name;
        Categories = categories;
        Zones = zones;
        _rows = rows;
        _seats = seats;
        _index = SeatIdIndex.Of(seats.Ids);
        _runs = SeatRuns.Find(zones, rows, seats.X, seats.Y);
    }

    /// <summary>Name of the plan.</summary>
    public string Name { get; }

    /// <summary>Categories; seats refer to them by index.</summary>
    public IReadOnlyList<PlanCategory> Categories { get; }

    /// <summary>Zones; rows refer to them by index.</summary>
    public IReadOnlyList<PlanZone> Zones { get; }

    /// <summary>All rows, by zone and then from front to back.</summary>
    public ReadOnlySpan<SeatingRow> Rows => _rows;

    /// <summary>All runs of neighbouring seats, in the order of the seats. General-admission zones have none.</summary>
    public ReadOnlySpan<SeatRun> Runs => _runs;

    /// <summary>Number of seats and standing places.</summary>
    public int SeatCount => _seats.X.Length;

    /// <summary>Id of a seat: at most 64 letters (Korean ones too), digits, '-', '_' and '.'; unique in the plan.</summary>
    /// <param name="seat">Index of the seat.</param>
    public string SeatId(int seat) => _seats.Ids[seat].ToString();

    /// <summary>Id of a seat without making a string.</summary>
    /// <param name="seat">Index of the seat.</param>
    public ReadOnlySpan<char> SeatIdSpan(int seat) => _seats.Ids[seat];

    /// <summary>Seat number as printed on the chair.</summary>
    /// <param name="seat">Index of the seat.</param>
    public string NumberLabel(int seat) => _seats.Numbers[seat].ToString();

    internal ReadOnlySpan<char> NumberSpan(int seat) => _seats.Numbers[seat];

    /// <summary>Row label as printed in the hall; empty for standing places.</summary>
    /// <param name="seat">Index of the seat.</param>
    public string RowLabel(int seat) => _rows[_seats.Row[seat]].Label;

    /// <summary>Index of the seat's row in <see cref="Rows"/>.</summary>
    /// <param name="seat">Index of the seat.</param>
    public int RowOf(int seat) => _seats.Row[seat];

    /// <summary>Index of the seat's zone in <see cref="Zones"/>.</summary>
    /// <param name="seat">Index of the seat.</param>
    public int ZoneOf(int seat) => _rows[_seats.Row[seat]].Zone;

    /// <summary>Index of the seat's category in <see cref="Categories"/>.</summary>
    /// <param name="seat">Index of the seat.</param>
    public int CategoryOf(int seat) => _seats.Category[seat];

    /// <summary>Horizontal position, in the unit of the plan.</summary>
    /// <param name="seat">Index of the seat.</param>
    public float X(int seat) => _seats.X[seat];

    /// <summary>Vertical position, in the unit of the plan.</summary>
    /// <param name="seat">Index of the seat.</param>
    public float Y(int seat) => _seats.Y[seat];

    /// <summary>Finds a seat by id, in constant time and without allocation.</summary>
    /// <param name="seatId">Id as in <see cref="SeatId"/>; case matters.</param>
    /// <param name="seat">Index of the seat, or −1.</param>
    /// <returns>Whether there is such a seat.</returns>
    public bool TryIndexOf(ReadOnlySpan<char> seatId, out int seat) => _index.TryFind(seatId, out seat);

    /// <summary>Finds a zone by name.</summary>
    /// <param name="name">Name; case matters.</param>
    /// <param name="zone">Index of the zone, or −1.</param>
    /// <returns>Whether there is such a zone.</returns>
    public bool TryZone(string name, out int zone)
    {
        zone = Array.FindIndex((PlanZone[])Zones, z => z.Name == name);
        return zone >= 0;
    }

    /// <summary>Finds a category by name.</summary>
    /// <param name="name">Name; case matters.</param>
    /// <param name="category">Index of the category, or −1.</param>
    /// <returns>Whether there is such a category.</returns>
    public bool TryCategory(string name, out int category)
    {
        category = Array.FindIndex((PlanCategory[])Categories, c => c.Name == name);
        return category >= 0;
    }
}
