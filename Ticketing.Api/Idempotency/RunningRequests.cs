using System.Collections.Concurrent;

namespace Ticketing.Api.Idempotency;

/// <summary>
/// The requests with an Idempotency-Key that this process is working on. It only spares work: what makes a repeat safe is the
/// record the grains write with the effect, so another process not knowing of these is no harm.
/// </summary>
internal sealed class RunningRequests
{
    /// <summary>How many may run at once; the lanes let fewer through.</summary>
    public const int Limit = 20_000;

    private readonly ConcurrentDictionary<(Guid User, string Key), byte> _running = new();
    private int _count;

    public enum Start
    {
        Started,
        AlreadyRunning,
        Full,
    }

    public int Count => Volatile.Read(ref _count);

    public Start TryStart(Guid user, string key)
    {
        if (Interlocked.Increment(ref _count) > Limit)
        {
            Interlocked.Decrement(ref _count);
            return Start.Full;
        }
        if (_running.TryAdd((user, key), 0))
            return Start.Started;
        Interlocked.Decrement(ref _count);
        return Start.AlreadyRunning;
    }

    public void End(Guid user, string key)
    {
        if (_running.TryRemove((user, key), out _))
            Interlocked.Decrement(ref _count);
    }
}
