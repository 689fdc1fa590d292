using System.Diagnostics;
using System.Net;

namespace Ticketing.Bench.Load;

/// <summary>Drives a server with some connections on some threads, for a bounded time.</summary>
/// <param name="Target">The server, which must be on this machine.</param>
/// <param name="Threads">The threads of the driver: 1 or 2, because the server needs the other cores.</param>
/// <param name="Connections">The connections of all threads together.</param>
internal sealed record LoadRun(IPEndPoint Target, int Threads, int Connections)
{
    /// <summary>The most connections.</summary>
    public const int MaxConnections = 1_024;

    /// <summary>The longest run.</summary>
    public static readonly TimeSpan MaxDuration = TimeSpan.FromMinutes(20);

    /// <summary>The largest answer that is accepted, in bytes.</summary>
    public int MaxResponseBytes { get; init; } = 128 * 1024;

    /// <summary>Gets messages about the progress, or null.</summary>
    public Progress? Progress { get; init; }

    /// <summary>Runs the load with people who need no number.</summary>
    /// <param name="newUser">Makes the next person.</param>
    /// <param name="pace">When work begins.</param>
    /// <param name="duration">The time in which work begins; the run then waits for the work that is under way.</param>
    public LoadResult Run(Func<VirtualUser> newUser, Pace pace, TimeSpan duration) => Run(_ => newUser(), pace, duration);

    /// <summary>Runs the load.</summary>
    /// <param name="newUser">Makes the person who arrives, counted from 0 over all threads.</param>
    /// <param name="pace">When people arrive.</param>
    /// <param name="duration">The time in which work begins; the run then waits for the work that is under way.</param>
    public LoadResult Run(Func<long, VirtualUser> newUser, Pace pace, TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(duration, MaxDuration);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Connections, MaxConnections);
        if (!IPAddress.IsLoopback(Target.Address)) throw new InvalidOperationException($"{Target} is not this machine; load goes nowhere else.");

        var threads = Math.Min(Threads, Connections);
        var workers = Enumerable.Range(0, threads)
            .Select(at =>
            {
                var connections = (Connections / threads) + (at < Connections % threads ? 1 : 0);
                var people = new People(pace.Share(threads, at), connections, n => newUser((n * threads) + at));
                return new Worker(Target, connections, MaxResponseBytes, people, duration);
            })
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

    private LoadResult RunAll(Worker[] workers)
    {
        var failures = new Exception?[workers.Length];
        using var start = new Barrier(workers.Length);
        var threads = workers.Select((worker, at) => new Thread(() =>
        {
            start.SignalAndWait();
            try
            {
                worker.Run();
            }
            catch (Exception failure)
            {
                failures[at] = failure;
            }
        })).ToArray();
        var clock = Stopwatch.StartNew();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads)
        {
            while (!thread.Join(Progress.Every)) Progress?.Tell(clock.Elapsed, [.. workers.Select(worker => worker.Result)]);
        }

        var broken = failures.OfType<Exception>().ToArray();
        if (broken.Length > 0) throw new AggregateException("The load could not be driven.", broken);
        var all = new LoadResult();
        foreach (var worker in workers) all.Add(worker.Result);
        return all;
    }
}
