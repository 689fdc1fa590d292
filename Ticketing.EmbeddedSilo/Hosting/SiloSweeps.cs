using Ticketing.EmbeddedSilo.Calls;

namespace Ticketing.EmbeddedSilo.Hosting;

/// <summary>
/// Looks for calls whose time is over and for idle activations. One sweep for all calls instead of a timer for each
/// keeps time-outs off the hot path; a call may therefore wait up to a period longer than its time-out: a tenth of it, because a look
/// at hundreds of thousands of activations takes tens of milliseconds of a processor.
/// </summary>
internal sealed class SiloSweeps : IDisposable
{
    private const int PeriodsPerTimeout = 10;

    private readonly SiloRuntime silo;
    private readonly TimeSpan period;
    private readonly long collectionAge;
    private readonly long collectionPeriod;
    private readonly ITimer timer;
    private readonly Lock gate = new();

    // Only touched by the sweep, of which there is one at a time.
    private long nextCollection;

    // Read on the hot path, written under the gate when it changes.
    private volatile bool armed;

    internal SiloSweeps(SiloRuntime silo, EmbeddedSiloOptions options)
    {
        this.silo = silo;
        period = TimeSpan.FromTicks(Math.Max(1, options.CallTimeout.Ticks / PeriodsPerTimeout));
        collectionAge = silo.Timestamp(options.CollectionAge);
        collectionPeriod = Math.Min(collectionAge / 4, silo.Timestamp(TimeSpan.FromMinutes(1)));
        timer = silo.Time.CreateTimer(static self => ((SiloSweeps)self!).Sweep(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Makes sure that a sweep will come. Called whenever an activation gets work.</summary>
    internal void Arm()
    {
        if (armed)
            return;
        lock (gate)
        {
            if (armed)
                return;
            armed = true;
            timer.Change(period, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => timer.Dispose();

    private void Sweep()
    {
        lock (gate)
            armed = false;
        var now = silo.Now;
        var collects = now >= nextCollection;
        var (any, busy) = (false, false);
        List<Request> overdue = [];
        foreach (var activation in silo.Activations())
        {
            any = true;
            if (activation.Load > 0)
            {
                busy = true;
                activation.CollectOverdue(now, overdue);
            }
            else if (collects)
            {
                activation.DeactivateIfIdle(now, collectionAge);
            }
        }

        if (collects)
            nextCollection = now + collectionPeriod;
        foreach (var request in overdue)
            request.Fail(new TimeoutException($"No answer in time from {request.Name}; the outcome is unknown."));
        if (any)
            Rest(busy ? period : TimeSpan.FromSeconds((double)collectionPeriod / silo.Time.TimestampFrequency));
    }

    // With nothing to time out the next look can wait; work that comes meanwhile arms the short period again.
    private void Rest(TimeSpan time)
    {
        lock (gate)
        {
            if (!armed)
                timer.Change(time, Timeout.InfiniteTimeSpan);
        }
    }
}
