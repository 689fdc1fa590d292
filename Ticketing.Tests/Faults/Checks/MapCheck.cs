using System.Text.Json;
using Ticketing.Tests.Faults.Histories;

namespace Ticketing.Tests.Faults.Checks;

/// <summary>Promise 9 for the seat map: at every moment, the free, held, sold and withheld seats together are all seats.</summary>
internal static class MapCheck
{
    private static readonly string[] Statuses = ["available", "held", "sold", "blocked"];

    public static IEnumerable<Violation> Check(IReadOnlyList<Operation> operations, IReadOnlyList<Stage> stages)
    {
        foreach (var look in operations.Where(operation => operation is { Kind: RequestKind.LookAtMap, Ok: true }))
        {
            var total = stages.Single(stage => stage.Performance == look.Performance).SeatCount;
            var counted = Statuses.Sum(status => CountOf(look.Json, status));
            if (counted != total) yield return new Violation(9, $"the map counts {counted} of {total} seats at {look.Start.TotalSeconds:0.000}");
        }
    }

    /// <summary>The seats that the map and the rows show differently.</summary>
    public static IReadOnlyList<string> Differences(Operation look, IEnumerable<SeatLine> rows)
    {
        var lines = rows.Where(line => line.Performance == look.Performance).ToDictionary(line => line.Seat, line => Statuses[line.Status]);
        return
        [
            .. look.Json.GetProperty("seats").EnumerateArray()
                .Select(seat => (Seat: seat.GetProperty("seat").GetString()!, Shown: seat.GetProperty("status").GetString()!))
                .Where(seat => lines.GetValueOrDefault(seat.Seat, Statuses[0]) != seat.Shown)
                .Select(seat => $"the map shows {seat.Seat} as {seat.Shown}, and its row is {lines.GetValueOrDefault(seat.Seat, "not there")}"),
        ];
    }

    private static long CountOf(JsonElement map, string status) => map.GetProperty("grades").EnumerateArray().Sum(grade => grade.GetProperty(status).GetInt64());
}
