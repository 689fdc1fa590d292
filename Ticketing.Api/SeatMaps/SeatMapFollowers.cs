using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Ticketing.Grains.SeatMaps.Map;
using Ticketing.Grains.Seats;

namespace Ticketing.Api.SeatMaps;

/// <summary>A seat that changed.</summary>
/// <param name="Seat">Its id.</param>
/// <param name="Status">Its new status.</param>
public sealed record ChangedSeat(string Seat, SeatStatus Status);

/// <summary>An event for a listener.</summary>
/// <param name="Version">The version of the map after this event.</param>
/// <param name="Changes">The seats that changed; empty for <c>reset</c> and <c>ping</c>.</param>
public sealed record SeatMapEvent(string Version, IReadOnlyList<ChangedSeat> Changes);

/// <summary>Turns a seat map's replica into the events for its listeners.</summary>
internal sealed class SeatMapFollowers(TimeProvider time)
{
    // Proxies close connections on which nothing is sent for a minute.
    private static readonly TimeSpan PingPeriod = TimeSpan.FromSeconds(20);

    /// <summary>All events after the last one seen. Each listener reads the replica's log by itself, so a slow one holds up nobody else.</summary>
    public async IAsyncEnumerable<SseItem<SeatMapEvent>> ReadAsync(
        SeatMapReplica replica, string lastSeen, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (epoch, version) = Parse(lastSeen);
        while (!cancellationToken.IsCancellationRequested)
        {
            // The signal is taken before the deltas are read, so that a change after this line completes it and is not missed.
            var changed = replica.Changed;
            // The listener comes back by itself with the last event that it saw, and is given the replica that follows the map then.
            if (replica.IsEnded) yield break;
            replica.LastUsed = time.GetTimestamp();
            if (replica.TryDeltasSince(epoch, version, out var deltas))
            {
                foreach (var delta in deltas)
                {
                    version = delta.Version;
                    yield return ToItem(replica, epoch, delta);
                }
            }
            else
            {
                (epoch, version) = (replica.Page.Snapshot.Epoch, replica.Page.Snapshot.Version);
                yield return Item("reset", epoch, version, []);
            }

            if (!await Within(changed, cancellationToken)) yield return Item("ping", epoch, version, []);
        }
    }

    private async Task<bool> Within(Task changed, CancellationToken cancellationToken)
    {
        try
        {
            await changed.WaitAsync(PingPeriod, time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static SseItem<SeatMapEvent> ToItem(SeatMapReplica replica, string epoch, SeatMapDelta delta) => Item(
        "delta", epoch, delta.Version, [.. delta.Changes.Select(change => new ChangedSeat(replica.Plan.SeatId(change.Index), change.Status))]);

    private static SseItem<SeatMapEvent> Item(string type, string epoch, long version, IReadOnlyList<ChangedSeat> changes)
    {
        var id = $"{epoch}-{version}";
        return new SseItem<SeatMapEvent>(new SeatMapEvent(id, changes), type) { EventId = id };
    }

    private static (string Epoch, long Version) Parse(string lastSeen)
    {
        var dash = lastSeen.LastIndexOf('-');
        return dash > 0 && long.TryParse(lastSeen.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? (lastSeen[..dash], version)
            : ("", 0);
    }
}
