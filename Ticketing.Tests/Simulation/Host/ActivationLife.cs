using Microsoft.Extensions.Logging;
using Orleans;

namespace Ticketing.Tests.Simulation.Host;

/// <summary>The life of an activation: how it starts and ends, and the timers and subscriptions that end with it.</summary>
internal sealed class ActivationLife(Activation activation)
{
    // How often a message may be passed on; equals Orleans' MaxForwardCount.
    private const int MaxForwards = 2;

    private readonly TaskCompletionSource _ended = new();
    private readonly List<IDisposable> _belongings = [];
    private State _state;
    private bool _wasValid;
    private DeactivationReason _reason;

    private enum State
    {
        Created,
        Activating,
        Valid,
        Deactivating,
        Ending,
        Ended,
    }

    public object? Instance { get; private set; }

    public Task Ended => _ended.Task;

    public bool IsValid => _state == State.Valid;

    public bool IsEnding => _state is State.Deactivating or State.Ending;

    public bool HasEnded => _state == State.Ended;

    /// <summary>Until then the activation does not end for being idle, in the scheduler's time.</summary>
    public DateTimeOffset KeptUntil { get; set; }

    /// <summary>The next operation of this life, for the log; null when there is none.</summary>
    public string? Next => _state switch
    {
        State.Created when !activation.Mailbox.IsEmpty => "activates",
        State.Deactivating when !_isActivating => "ends",
        _ => null,
    };

    private bool _isActivating;

    /// <summary>Runs the next operation, as a turn of the activation.</summary>
    public void RunNext() => _ = _state == State.Created ? ActivateAsync() : EndAsync();

    public void Deactivate(DeactivationReason reason)
    {
        if (_state is not (State.Created or State.Activating or State.Valid)) return;
        (_wasValid, _reason, _state) = (_state == State.Valid, reason, State.Deactivating);
    }

    /// <summary>Ties a timer or a subscription to this life.</summary>
    public void Own(IDisposable belonging) => _belongings.Add(belonging);

    public void Disown(IDisposable belonging) => _belongings.Remove(belonging);

    private async Task ActivateAsync()
    {
        (_state, _isActivating) = (State.Activating, true);
        try
        {
            Instance = activation.Class.Build(activation.ActivationServices);
            await ((IGrainBase)Instance).OnActivateAsync(CancellationToken.None);
            if (_state == State.Activating) _state = State.Valid;
        }
        catch (Exception e)
        {
            activation.Silo.Log.LogWarning(e, "{Activation} could not be activated.", activation);
            _state = State.Activating;
            Deactivate(new(DeactivationReasonCode.ActivationFailed, e, "Failed to activate grain."));
        }

        _isActivating = false;
    }

    private async Task EndAsync()
    {
        _state = State.Ending;
        DisposeBelongings();
        try
        {
            if (_wasValid) await ((IGrainBase)Instance!).OnDeactivateAsync(_reason, CancellationToken.None);
            if (Instance is IAsyncDisposable asyncDisposable) await asyncDisposable.DisposeAsync();
            else (Instance as IDisposable)?.Dispose();
        }
        catch (Exception e)
        {
            activation.Silo.Log.LogError(e, "{Activation} did not end well.", activation);
        }

        // The activation leaves the directory before its waiting messages are passed on. From then on a new activation may start and gets them.
        DisposeBelongings();
        activation.Silo.Forget(activation);
        _state = State.Ended;
        foreach (var message in activation.Mailbox.Clear()) PassOn(message);
        _ended.TrySetResult();
    }

    private void PassOn(Message message)
    {
        if (_reason.Exception is { } failure) message.Reject(failure);
        else if (++message.Forwards > MaxForwards) message.Reject(OrleansInternals.Rejection($"{message} was passed on {MaxForwards} times; its activations keep ending."));
        else activation.Silo.Dispatch(activation.GrainId, message);
    }

    private void DisposeBelongings()
    {
        IDisposable[] all = [.. _belongings];
        _belongings.Clear();
        foreach (var belonging in all) belonging.Dispose();
    }
}
