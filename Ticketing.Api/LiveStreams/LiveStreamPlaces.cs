namespace Ticketing.Api.LiveStreams;

/// <summary>Counts open streams: the total, and those of each caller.</summary>
internal sealed class LiveStreamPlaces(LiveStreamSettings settings)
{
    private readonly Lock gate = new();

    // Only used under the gate. Only callers with an open stream have an entry, so there are never more entries than streams.
    private readonly Dictionary<string, int> byCaller = new(StringComparer.Ordinal);
    private int count;

    public enum Answer
    {
        Taken,
        AllTaken,
        CallerHasEnough,
    }

    public int Count => Volatile.Read(ref count);

    /// <summary>Takes a slot for one stream. Each slot that was taken must be given back exactly once.</summary>
    public Answer TryTake(string caller, bool isUser)
    {
        lock (gate)
        {
            var own = byCaller.GetValueOrDefault(caller);
            if (own >= (isUser ? settings.PerUser : settings.PerAddress)) return Answer.CallerHasEnough;
            if (count >= settings.Total) return Answer.AllTaken;
            byCaller[caller] = own + 1;
            count++;
            return Answer.Taken;
        }
    }

    public void GiveBack(string caller)
    {
        lock (gate)
        {
            count--;
            if (byCaller[caller] == 1) byCaller.Remove(caller);
            else byCaller[caller]--;
        }
    }
}
