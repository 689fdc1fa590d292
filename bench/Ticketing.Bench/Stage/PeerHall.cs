using System.Globalization;

namespace Ticketing.Bench.Stage;

/// <summary>The hall of a peer, which has only seats.</summary>
/// <param name="api">The client of the peer.</param>
/// <param name="seatCount">The number of seats.</param>
/// <param name="tellsCounts">Whether the peer has a seat map.</param>
internal sealed class PeerHall(AdminApi api, int seatCount, bool tellsCounts) : IHall
{
    private readonly string[] _seats = [.. Enumerable.Range(0, seatCount).Select(Hall.SeatId)];
    private int _performances;

    /// <inheritdoc/>
    public int SeatCount => seatCount;

    /// <inheritdoc/>
    public async Task<string> AddPerformanceAsync(object? waitingRoom = null)
    {
        var performance = string.Create(CultureInfo.InvariantCulture, $"performance-{_performances++}");
        await api.SendAsync(HttpMethod.Post, $"/bench/performances/{performance}", new { seats = _seats });
        return performance;
    }

    /// <inheritdoc/>
    public Task TakeAsync(string performance, Buyer buyer, string seat) =>
        api.SendAsync(HttpMethod.Post, $"/v1/performances/{performance}/holds", new { seats = new[] { seat } }, buyer.Token, $"setup-{seat}");

    /// <inheritdoc/>
    public Task LookAtAsync(string performance) => Task.CompletedTask;

    /// <inheritdoc/>
    public bool TellsCounts => tellsCounts;

    /// <inheritdoc/>
    public Task<SeatCounts> CountsAsync(string performance) => SeatCounts.ReadAsync(api, performance);
}
