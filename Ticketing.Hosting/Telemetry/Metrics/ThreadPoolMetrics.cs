using System.Diagnostics.Metrics;

namespace Ticketing.Hosting.Telemetry.Metrics;

/// <summary>
/// The threads of the pool and the work that waits for them, as gauges. The runtime has both under the same names as counters, which must not
/// fall, and they do.
/// </summary>
internal sealed class ThreadPoolMetrics
{
    private const string Threads = "dotnet.thread_pool.thread.count";
    private const string Queue = "dotnet.thread_pool.queue.length";

    /// <summary>Makes the instruments, under the meter <c>Ticketing.ThreadPool</c>.</summary>
    public ThreadPoolMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Ticketing.ThreadPool");
        meter.CreateObservableGauge(Threads, static () => ThreadPool.ThreadCount, "{thread}", "Threads of the pool");
        meter.CreateObservableGauge(Queue, static () => ThreadPool.PendingWorkItemCount, "{work_item}", "Work that waits for a thread of the pool");
    }

    /// <summary>Whether it is one of the runtime's.</summary>
    public static bool TakesThePlaceOf(Instrument instrument) => instrument is { Meter.Name: "System.Runtime", Name: Threads or Queue };
}
