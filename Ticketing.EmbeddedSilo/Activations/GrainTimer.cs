using Orleans.Runtime;
using Ticketing.EmbeddedSilo.Calls;

namespace Ticketing.EmbeddedSilo.Activations;

/// <summary>A timer whose callback is a request of its activation; the period starts when the callback has ended.</summary>
internal sealed class GrainTimer : IGrainTimer
{
    private readonly Activation activation;
    private readonly Func<CancellationToken, Task> callback;
    private readonly GrainTimerCreationOptions options;
    private readonly CancellationTokenSource stop = new();
    private readonly ITimer timer;
    private readonly Lock gate = new();

    // Under the gate. A change made while the callback runs replaces what would have followed it.
    private TimeSpan period;
    private TimeSpan? changedDueTime;
    private bool busy;
    private bool disposed;

    internal GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        (this.activation, this.callback, this.options) = (activation, callback, options);
        period = options.Period;
        timer = activation.Silo.Time.CreateTimer(
            static self => ((GrainTimer)self!).Due(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(options.DueTime, Timeout.InfiniteTimeSpan);
    }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            this.period = period;
            if (busy)
                changedDueTime = dueTime;
            else
                timer.Change(dueTime, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            if (disposed)
                return;
            disposed = true;
        }

        timer.Dispose();
        stop.Cancel();
        activation.Disown(this);
    }

    private void Due()
    {
        lock (gate)
        {
            if (busy || disposed)
                return;
            busy = true;
        }

        activation.TryEnqueue(new TurnRequest("Timer", RunAsync, _ => Rearm())
        {
            Interleaves = options.Interleave,
            KeepsAlive = options.KeepAlive,
            IsLocal = true,
        });
    }

    // A callback that was queued when the timer was disposed must not run any more.
    private Task RunAsync() => stop.IsCancellationRequested ? Task.CompletedTask : callback(stop.Token);

    private void Rearm()
    {
        lock (gate)
        {
            busy = false;
            if (!disposed)
                timer.Change(changedDueTime ?? period, Timeout.InfiniteTimeSpan);
            changedDueTime = null;
        }
    }
}

internal sealed partial class Activation
{
    internal IGrainTimer StartTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        var timer = new GrainTimer(this, callback, options);
        Own(timer);
        return timer;
    }
}
