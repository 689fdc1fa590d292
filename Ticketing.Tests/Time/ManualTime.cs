namespace Ticketing.Tests.Time;

/// <summary>
/// Time that stands still until a test moves it. <see cref="Advance"/> lets time pass: timers fire on the calling
/// thread, each at its own instant, in order. Setting <see cref="UtcNow"/> puts the wall clock elsewhere, as an
/// operator or NTP does: no time passes, and no timer fires.
/// </summary>
public sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private TimeSpan _elapsed;
    private DateTimeOffset _origin = start;
    private long _created;

    public ManualTime() : this(new DateTimeOffset(2026, 11, 20, 11, 0, 0, TimeSpan.Zero))
    {
    }

    public DateTimeOffset UtcNow
    {
        get
        {
            lock (_lock) return _origin + _elapsed;
        }
        set
        {
            lock (_lock) _origin = value.ToUniversalTime() - _elapsed;
        }
    }

    /// <summary>Timers that are set and not yet due: lets a test see that somebody waits.</summary>
    public int PendingTimers
    {
        get
        {
            lock (_lock) return _timers.Count;
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => UtcNow;

    public override long GetTimestamp()
    {
        lock (_lock) return _elapsed.Ticks;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        lock (_lock)
        {
            var timer = new ManualTimer(this, callback, state, _created++);
            timer.Set(dueTime, period);
            return timer;
        }
    }

    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        TimeSpan end;
        lock (_lock) end = _elapsed + by;
        while (TakeDue(end) is { } timer)
            timer.Fire();
    }

    // Moves time to the next due timer, or to the end. Timers due at the same instant fire in the order they were made.
    private ManualTimer? TakeDue(TimeSpan end)
    {
        lock (_lock)
        {
            var next = _timers.Where(timer => timer.Due <= end).MinBy(timer => (timer.Due, timer.Number));
            var now = next?.Due ?? end;
            if (now > _elapsed) _elapsed = now;
            next?.Rearm();
            return next;
        }
    }

    private sealed class ManualTimer(ManualTime time, TimerCallback callback, object? state, long number) : ITimer
    {
        private TimeSpan _period;
        private bool _disposed;

        public TimeSpan Due { get; private set; }

        public long Number => number;

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                if (_disposed) return false;
                Set(dueTime, period);
                return true;
            }
        }

        public void Set(TimeSpan dueTime, TimeSpan period)
        {
            time._timers.Remove(this);
            _period = period;
            if (dueTime == Timeout.InfiniteTimeSpan) return;
            ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
            Due = time._elapsed + dueTime;
            time._timers.Add(this);
        }

        // A period of zero means once, as with the system's timers.
        public void Rearm()
        {
            time._timers.Remove(this);
            if (_period <= TimeSpan.Zero) return;
            Due += _period;
            time._timers.Add(this);
        }

        public void Dispose()
        {
            lock (time._lock)
            {
                _disposed = true;
                time._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
