using System.Collections.Concurrent;

namespace Ticketing.Peers.Duties;

/// <summary>The seat maps of the performances that this process has opened, with their changes in numbered deltas of 100 ms each.</summary>
internal sealed class MapFeed
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly ConcurrentDictionary<string, SeatMap> _maps = new(StringComparer.Ordinal);

    /// <summary>Makes the feed and starts to publish changes.</summary>
    public MapFeed() => _ = PublishAsync();

    /// <summary>Adds the map of a performance, all of whose seats are free.</summary>
    public void Open(string performance, int seats) => _maps[performance] = new SeatMap(seats);

    /// <summary>Records that a seat has another status, after the commit.</summary>
    public void Changed(string performance, string seat, SeatStatus status)
    {
        if (_maps.TryGetValue(performance, out var map)) map.Changed(seat, status);
    }

    /// <summary>The map of a performance, or null.</summary>
    public SeatMap? Find(string performance) => _maps.GetValueOrDefault(performance);

    private async Task PublishAsync()
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync())
        {
            foreach (var map in _maps.Values) map.Publish();
        }
    }
}
