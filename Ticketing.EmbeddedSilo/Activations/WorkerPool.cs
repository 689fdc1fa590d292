using Ticketing.EmbeddedSilo.Calls;
using Ticketing.EmbeddedSilo.Hosting;

namespace Ticketing.EmbeddedSilo.Activations;

/// <summary>The activations of one key of a stateless worker.</summary>
internal sealed class WorkerPool(SiloRuntime silo, GrainClass grainClass, string key)
{
    // Also the lock; at most MaxWorkers long, oldest first.
    private readonly List<Activation> workers = [];

    /// <summary>Workers there are now.</summary>
    internal int Count
    {
        get
        {
            lock (workers)
                return workers.Count;
        }
    }

    /// <summary>Gives the request to an idle worker, to a new one while there may be more, or to the least loaded.</summary>
    internal void Dispatch(Request request)
    {
        while (!Choose().TryEnqueue(request))
        {
            // The chosen worker has just ended and is no longer in the list.
        }
    }

    internal void Remove(Activation worker)
    {
        lock (workers)
            workers.Remove(worker);
    }

    internal Activation[] All()
    {
        lock (workers)
            return [.. workers];
    }

    private Activation Choose()
    {
        lock (workers)
        {
            var best = workers.MinBy(worker => worker.Load);
            if (best is not null && (best.Load == 0 || workers.Count >= grainClass.MaxWorkers))
                return best;
            best = new Activation(silo, grainClass, key);
            workers.Add(best);
            return best;
        }
    }
}
