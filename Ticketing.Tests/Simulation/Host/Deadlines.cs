using Orleans.Serialization.Invocation;

namespace Ticketing.Tests.Simulation.Host;

/// <summary>
/// The open calls of a gateway in the order they were sent. All calls have the same timeout, so this is also the order of their deadlines,
/// and one timer for the oldest call is enough.
/// </summary>
/// <param name="process">The process that owns the timer.</param>
/// <param name="timeout">How long a caller waits before it gives up.</param>
/// <param name="explain">Describes what a call waits for.</param>
internal sealed class Deadlines(SimulationProcess process, TimeSpan timeout, Func<Call, string> explain)
{
    private readonly Queue<Call> _calls = [];
    private ITimer? _timer;
    private bool _isArmed;

    public IEnumerable<Call> Open => _calls.Where(static call => !call.IsSettled);

    public void Add(Call call)
    {
        call.Deadline = process.World.Now + timeout;
        _calls.Enqueue(call);
        if (!_isArmed) Arm(timeout);
    }

    /// <summary>Removes and returns all open calls.</summary>
    public IReadOnlyList<Call> Clear()
    {
        Call[] open = [.. Open];
        _calls.Clear();
        return open;
    }

    private void Arm(TimeSpan time)
    {
        _isArmed = true;
        _timer ??= process.Time.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(time, Timeout.InfiniteTimeSpan);
    }

    private void Ring()
    {
        _isArmed = false;
        List<Call> overdue = [];
        while (_calls.TryPeek(out var call) && (call.IsSettled || call.Deadline <= process.World.Now))
        {
            _calls.Dequeue();
            if (!call.IsSettled) overdue.Add(call);
        }

        if (_calls.TryPeek(out var next)) Arm(next.Deadline - process.World.Now);
        foreach (var call in overdue) TimeOut(call);
    }

    private void TimeOut(Call call)
    {
        call.Request.TryCancel();
        call.Settle(Response.FromException(new TimeoutException(
            $"No answer of {call} within {timeout}; the outcome is unknown. {explain(call)}")));
    }
}
