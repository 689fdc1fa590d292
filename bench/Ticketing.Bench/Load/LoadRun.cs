using System.Net;

namespace Ticketing.Bench.Load;

/// <summary>Drives a server with some connections on some threads, for a bounded time.</summary>
/// <param name="Target">The server; on this machine only.</param>
/// <param name="Threads">1 or 2: the server needs the rest.</param>
/// <param name="Connections">Connections in all.</param>
internal sealed record LoadRun(IPEndPoint Target, int Threads, int Connections)
{
    /// <summary>The most connections.</summary>
    public const int MaxConnections = 1_024;

    /// <summary>The longest run.</summary>
    public static readonly TimeSpan MaxDuration = TimeSpan.FromMinutes(10);

    /// <summary>Runs.</summary>
    /// <param name="newUser">Makes the user of a connection, counted from 0.</param>
    /// <param name="pace">When work begins.</param>
    /// <param name="duration">How long work begins; what is under way then is waited for.</param>
    public LoadResult Run(Func<int, VirtualUser> newUser, Pace pace, TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(duration, MaxDuration);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Connections, MaxConnections);
        if (!IPAddress.IsLoopback(Target.Address)) throw new InvalidOperationException($"{Target} is not this machine; load goes nowhere else.");

        var threads = Math.Min(Threads, Connections);
        var workers = Enumerable.Range(0, threads)
            .Select(at => Enumerable.Range(0, Connections).Where(lane => lane % threads == at).Select(newUser).ToArray())
            .Select(users => new Worker(Target, users, pace.Share(threads), duration))
            .ToArray();
        try
        {
            foreach (var worker in workers) worker.Open();
            return RunAll(workers);
        }
        finally
        {
            foreach (var worker in workers) worker.Dispose();
        }
    }

    private static LoadResult RunAll(Worker[] workers)
    {
        var results = new LoadResult[workers.Length];
        var failures = new Exception?[workers.Length];
        using var start = new Barrier(workers.Length);
        var threads = workers.Select((worker, at) => new Thread(() =>
        {
            start.SignalAndWait();
            try
            {
                results[at] = worker.Run();
            }
            catch (Exception failure)
            {
                failures[at] = failure;
            }
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();

        var broken = failures.OfType<Exception>().ToArray();
        if (broken.Length > 0) throw new AggregateException("The load could not be driven.", broken);
        var all = new LoadResult();
        foreach (var result in results) all.Add(result);
        return all;
    }
}
