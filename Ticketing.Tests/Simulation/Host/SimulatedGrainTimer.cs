using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Ticketing.Tests.Simulation.Host;

/// <summary>A timer whose callback is a message to its activation; the period starts when the callback has ended.</summary>
internal sealed class SimulatedGrainTimer : IGrainTimer
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly GrainTimerCreationOptions _options;
    private readonly ITimer _timer;
    private TimeSpan _period;
    private TimeSpan? _changedDueTime;
    private bool _isFiring;

    public SimulatedGrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        (_activation, _callback, _options, _period) = (activation, callback, options, options.Period);
        activation.Life.Own(this);
        _timer = activation.Silo.Process.Time.CreateTimer(
            static self => ((SimulatedGrainTimer)self!).Fire(), this, options.DueTime, Timeout.InfiniteTimeSpan);
    }

    /// <summary>A change made while the callback runs replaces the next tick.</summary>
    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        _period = period;
        if (_isFiring) _changedDueTime = dueTime;
        else _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        if (_stop.IsCancellationRequested) return;
        _stop.Cancel();
        _timer.Dispose();
        _activation.Life.Disown(this);
    }

    private void Fire()
    {
        _isFiring = true;
        _activation.TryReceive(new LocalTurn("timer", TickAsync, _options.Interleave, _options.KeepAlive));
    }

    private async Task TickAsync()
    {
        _changedDueTime = null;
        try
        {
            await _callback(_stop.Token);
        }
        catch (Exception e)
        {
            _activation.Silo.Log.LogWarning(e, "A timer of {Activation} failed; it goes on.", _activation);
        }

        _isFiring = false;
        if (!_stop.IsCancellationRequested) _timer.Change(_changedDueTime ?? _period, Timeout.InfiniteTimeSpan);
    }
}
