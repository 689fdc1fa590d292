namespace Ticketing.Tests.Simulation.Host;

/// <summary>
/// The virtual clock as one process sees it. No <c>FakeTimeProvider</c>: each process's wall clock can be off by its own amount, and a timer
/// that is due is a step, which the seed puts in order with all other steps and which dies with its process.
/// </summary>
internal sealed class SimulationTime(SimulationScheduler scheduler, SimulationProcess process) : TimeProvider
{
    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>The error of this process's wall clock. Timers are not affected.</summary>
    public TimeSpan Skew { get; set; }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => scheduler.Now + Skew;

    /// <inheritdoc/>
    public override long GetTimestamp() => scheduler.Now.UtcTicks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimulationTimer(scheduler, process, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }
}

/// <summary>A timer in virtual time.</summary>
internal sealed class SimulationTimer(SimulationScheduler scheduler, SimulationProcess process, TimerCallback callback, object? state) : ITimer
{
    private TimeSpan _period;

    /// <summary>The number of the latest setting; entries of older settings in the scheduler's queue are ignored.</summary>
    public long Number { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _period = period;
        Number = 0;
        if (dueTime >= TimeSpan.Zero && process.IsAlive) scheduler.Enqueue(this, scheduler.Now + dueTime);
        return true;
    }

    public void Dispose()
    {
        Number = 0;
        _period = TimeSpan.Zero;
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    public void Ring()
    {
        Number = 0;
        if (!process.IsAlive) return;
        if (_period > TimeSpan.Zero) scheduler.Enqueue(this, scheduler.Now + _period);
        process.Post(() => callback(state));
    }
}
