using System.Collections.Concurrent;

namespace Ticketing.Api.Idempotency;

/// <summary>
/// The requests with an Idempotency-Key that this process is working on. The set only saves work. A repeat is safe because the grains
/// record the answer together with the effect, so other processes need not know these requests.
/// </summary>
internal sealed class RunningRequests
{
    /// <summary>The most requests at once. The usual sizes of the lanes let fewer through.</summary>
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
