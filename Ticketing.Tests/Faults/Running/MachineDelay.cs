using System.Diagnostics;

namespace Ticketing.Tests.Faults.Running;

/// <summary>
/// Measures how late timers of this process fire. On an overloaded machine the silo's timers are late as well, and that is not the silo's
/// fault.
/// </summary>
internal sealed class MachineDelay : IDisposable
{
    private const int Kept = 60;
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(50);

    private readonly Timer _timer;
    private readonly TimeSpan[] _late = new TimeSpan[Kept];
    private long _last = Stopwatch.GetTimestamp();
    private int _beats;

    public MachineDelay() => _timer = new Timer(_ => Note(), null, Beat, Beat);

    /// <summary>The longest delay of the last seconds.</summary>
    public TimeSpan Recent => _late.Max();

    public void Dispose() => _timer.Dispose();

    private void Note()
    {
        var now = Stopwatch.GetTimestamp();
        _late[_beats++ % Kept] = Stopwatch.GetElapsedTime(Interlocked.Exchange(ref _last, now), now) - Beat;
    }
}
