using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Ticketing.EmbeddedSilo.Calls;

namespace Ticketing.EmbeddedSilo.Activations;

internal sealed partial class Activation
{
    private enum State
    {
        Created,
        Activating,
        Active,
        Ending,
        Ended,
    }

    // The ways a request may be passed on before somebody has to look at why activations keep ending.
    private const int MaxForwards = 8;

    // Written under the gate.
    private State state;
    private DeactivationReason? ending;
    private long keepAliveUntil;
    private TaskCompletionSource? ended;

    // Only touched by turns of this activation; ended with it, newest first.
    private List<IDisposable>? belongings;

    public Task Deactivated
    {
        get
        {
            lock (gate)
            {
                ended ??= new(Silo.Completion);
                if (state == State.Ended)
                    ended.TrySetResult();
                return ended.Task;
            }
        }
    }

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        bool wake;
        lock (gate)
        {
            ending ??= deactivationReason;
            wake = Wake();
        }

        if (wake)
            Silo.Schedule(this);
    }

    internal void DelayDeactivation(TimeSpan time)
    {
        lock (gate)
            keepAliveUntil = Silo.Now + Silo.Timestamp(time < TimeSpan.Zero ? TimeSpan.FromDays(3650) : time);
    }

    internal void DeactivateIfIdle(long now, long age)
    {
        lock (gate)
        {
            if (state != State.Active || Load > 0 || !continuations.IsEmpty || now - lastUsed < age || now < keepAliveUntil)
                return;
        }

        Deactivate(new(DeactivationReasonCode.ActivationIdle, "Nobody called it for the collection age."));
    }

    /// <summary>A stale version in memory ends the activation; the next one reads afresh.</summary>
    internal void OnCallFailed(Exception error)
    {
        if (error is not InconsistentStateException { IsSourceActivation: true } stale)
            return;
        stale.IsSourceActivation = false;
        Deactivate(new(DeactivationReasonCode.ApplicationError, error, "A write found another version than expected."));
    }

    /// <summary>Ties a timer or a subscription to the life of this activation.</summary>
    internal void Own(IDisposable belonging)
    {
        lock (gate)
            (belongings ??= []).Add(belonging);
    }

    internal void Disown(IDisposable belonging)
    {
        lock (gate)
            belongings?.Remove(belonging);
    }

    private async Task ActivateAsync()
    {
        try
        {
            GrainInstance = Class.Build(ActivationServices, this);
            await ((IGrainBase)GrainInstance).OnActivateAsync(Silo.Stopping);
        }
        catch (Exception error)
        {
            Silo.Log.LogWarning(error, "{Grain} could not be activated.", GrainId);
            var refused = await CloseAsync();
            foreach (var request in refused)
                request.Fail(error);
            return;
        }

        lock (gate)
            state = State.Active;
    }

    private async Task EndAsync()
    {
        DisposeBelongings();
        try
        {
            if (GrainInstance is IGrainBase grain)
            {
                // Bounded, because until it has ended nobody else may have this key.
                var goodbye = grain.OnDeactivateAsync(ending!.Value, Silo.Aborting);
                if (!goodbye.IsCompletedSuccessfully)
                    await goodbye.WaitAsync(Silo.ShutdownTimeout, Silo.Time);
            }
        }
        catch (Exception error)
        {
            Silo.Log.LogError(error, "OnDeactivateAsync of {Grain} failed.", GrainId);
        }

        foreach (var request in await CloseAsync())
            PassOn(request);
    }

    private void PassOn(Request request)
    {
        if (request.IsLocal)
            request.Fail(new SiloUnavailableException($"{GrainId} was deactivated."));
        else if (++request.Forwards > MaxForwards)
            request.Fail(new OrleansMessageRejectionException($"{request.Name} was passed on {MaxForwards} times; its activations keep ending."));
        else
            Silo.Dispatch(Class, Key, request);
    }

    // Leaves the directory first: from then on a new activation may start, and what still arrives here is passed on.
    private async Task<List<Request>> CloseAsync()
    {
        DisposeBelongings();
        try
        {
            if (GrainInstance is IAsyncDisposable asyncDisposable)
                await asyncDisposable.DisposeAsync();
            else
                (GrainInstance as IDisposable)?.Dispose();
        }
        catch (Exception error)
        {
            Silo.Log.LogError(error, "Disposing {Grain} failed.", GrainId);
        }

        Silo.Forget(this);
        lock (gate)
        {
            state = State.Ended;
            List<Request> left = [];
            while (interleaving.Count > 0)
                left.Add(interleaving.Dequeue());
            while (waiting.Count > 0)
                left.Add(waiting.Dequeue());
            ended?.TrySetResult();
            return left;
        }
    }

    private void DisposeBelongings()
    {
        List<IDisposable>? all;
        lock (gate)
            (all, belongings) = (belongings, null);
        for (var index = (all?.Count ?? 0) - 1; index >= 0; index--)
            all![index].Dispose();
    }
}
