namespace Ticketing.EmbeddedSilo.Hosting;

/// <summary>Gives threads to the silo's work.</summary>
public interface ISiloScheduler
{
    /// <summary>How many turns an activation may run before others get their chance.</summary>
    int TurnsPerRun { get; }

    /// <summary>
    /// True when everything runs on one thread: tasks are then completed in place, because the detour over the thread
    /// pool that protects callers from each other would bring in a second one.
    /// </summary>
    bool IsSingleThreaded { get; }

    /// <summary>Runs the work soon; never within this call.</summary>
    void Schedule(IThreadPoolWorkItem work);
}

/// <summary>Runs turns on the thread pool.</summary>
internal sealed class ThreadPoolScheduler : ISiloScheduler
{
    internal static readonly ThreadPoolScheduler Instance = new();

    public int TurnsPerRun => 64;

    public bool IsSingleThreaded => false;

    // The global queue is first in, first out: under overload the oldest waiting grain is served, not the newest.
    public void Schedule(IThreadPoolWorkItem work) => ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: false);
}
