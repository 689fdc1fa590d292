using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Carts;

/// <summary>
/// Lets one turn run at a time, in the order they came. The grain's own turns interleave, since buyers must not wait for each other; the turns of
/// one buyer must not. Used on the grain's scheduler only, so it needs no lock.
/// </summary>
internal sealed class TurnQueue
{
    /// <summary>The most turns of a buyer that wait, besides the one that runs.</summary>
    public const int MaxWaiting = 64;

    private Queue<TaskCompletionSource>? _waiting;
    private bool _isRunning;

    /// <summary>Whether no turn runs or waits.</summary>
    public bool IsIdle => !_isRunning;

    /// <summary>Waits until it is this turn's time. <see cref="Leave"/> must follow.</summary>
    /// <param name="isLimited">Whether the turn is refused when too many wait; what the service itself asks for is not.</param>
    /// <exception cref="StoreUnavailableException">Too many turns wait. There is no turn then, and nothing to leave.</exception>
    public Task EnterAsync(bool isLimited)
    {
        if (!_isRunning)
        {
            _isRunning = true;
            return Task.CompletedTask;
        }

        _waiting ??= new();
        if (isLimited && _waiting.Count >= MaxWaiting)
            return Task.FromException(new StoreUnavailableException($"{MaxWaiting} requests of the buyer wait. Nothing was written."));
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Enqueue(turn);
        return turn.Task;
    }

    /// <summary>Ends the turn that runs; the next one begins.</summary>
    public void Leave()
    {
        if (_waiting is { Count: > 0 }) _waiting.Dequeue().SetResult();
        else _isRunning = false;
    }
}
