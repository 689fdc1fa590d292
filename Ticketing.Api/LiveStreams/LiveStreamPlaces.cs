namespace Ticketing.Api.LiveStreams;

/// <summary>Counts open streams, all of them and each caller's.</summary>
internal sealed class LiveStreamPlaces(LiveStreamSettings settings)
{
    private readonly Lock gate = new();

    // Under the gate. Only callers that have a stream are in it, so it is as bounded as the count.
    private readonly Dictionary<string, int> byCaller = new(StringComparer.Ordinal);
    private int count;

    public enum Answer
    {
        Taken,
        AllTaken,
        CallerHasEnough,
    }

    public int Count => Volatile.Read(ref count);

    /// <summary>Takes a place; every one taken is given back once.</summary>
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
