using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Grains.WaitingRooms.Line;

/// <summary>
/// Holds the waits that people were told when they entered against those they really had: of one person a second, because the
/// line is the same for all, and at most <see cref="MaxWatched"/> at a time.
/// </summary>
internal sealed class EstimateCheck(RoomMetrics metrics)
{
    /// <summary>Most places that are watched.</summary>
    internal const int MaxWatched = 512;

    private static readonly TimeSpan Spacing = TimeSpan.FromSeconds(1);

    // By place and by time: the line only grows at its end.
    private readonly Queue<(int Place, DateTimeOffset At, TimeSpan Wait)> told = new();
    private int lastPlace = -1;
    private DateTimeOffset lastAt;

    /// <summary>Somebody entered and was told their estimate.</summary>
    public void Told(RoomHead head, QueueTicket ticket, DateTimeOffset now)
    {
        if (now - lastAt < Spacing || told.Count >= MaxWatched) return;
        var estimate = PlaceEstimate.Of(head, ticket, now);
        if (estimate.Called || estimate.Place is not { } place || place <= lastPlace || estimate.EstimatedWait is not { } wait) return;
        told.Enqueue((place, now, wait));
        (lastPlace, lastAt) = (place, now);
    }

    /// <summary>Every place before <paramref name="head"/> has been called.</summary>
    public void Called(int head, DateTimeOffset now)
    {
        while (told.TryPeek(out var next) && next.Place < head)
        {
            told.Dequeue();
            metrics.Called(next.Wait, now - next.At);
        }
    }
}
