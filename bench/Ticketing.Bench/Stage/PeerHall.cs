using System.Globalization;

namespace Ticketing.Bench.Stage;

/// <summary>The hall of a peer, which has only seats.</summary>
internal sealed class PeerHall(AdminApi api, int seatCount) : IHall
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
        api.SendAsync(HttpMethod.Post, $"/v1/performances/{performance}/holds", new { seats = new[] { seat } }, buyer.Token);

    /// <inheritdoc/>
    public Task LookAtAsync(string performance) => Task.CompletedTask;

    /// <inheritdoc/>
    public bool TellsCounts => false;

    /// <inheritdoc/>
    public Task<SeatCounts> CountsAsync(string performance) => throw new InvalidOperationException("A peer has no seat map.");
}
