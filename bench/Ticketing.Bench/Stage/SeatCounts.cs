namespace Ticketing.Bench.Stage;

/// <summary>The number of seats by status.</summary>
internal sealed record SeatCounts(long Free, long Held, long Sold, long Blocked)
{
    /// <summary>The number of all seats.</summary>
    public long Total => Free + Held + Sold + Blocked;

    /// <summary>Reads the counts from the seat map of a performance.</summary>
    public static async Task<SeatCounts> ReadAsync(AdminApi api, string performance)
    {
        var map = await api.GetAsync($"/v1/performances/{performance}/seat-map");
        var grades = map.GetProperty("grades").EnumerateArray().ToArray();
        return new SeatCounts(Sum("available"), Sum("held"), Sum("sold"), Sum("blocked"));

        long Sum(string status) => grades.Sum(grade => grade.GetProperty(status).GetInt64());
    }
}
