using System.Runtime.InteropServices;

namespace Ticketing.Grains.Plans;

/// <summary>The place of a seat in a pretix file. As text it is a JSON path; paths of 100,000 seats would cost more than reading the file.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PretixPlace(int Zone, int Row, int Seat)
{
    public override string ToString() => $"$.zones[{Zone}].rows[{Row}].seats[{Seat}]";
}
