using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using Ticketing.EmbeddedSilo.Activations;

namespace Ticketing.EmbeddedSilo.Calls;

/// <summary>One call of a grain method, from the caller's await to the answer.</summary>
internal sealed class CallRequest<T> : Request, ITravels
{
    private readonly GrainMethod<T> method;
    private readonly GrainReference target;
    private readonly object?[] arguments;
    private readonly TaskCompletionSource<T>? reply;

    // What the caller was doing, so that logs and spans of the grain belong to the same trace.
    private readonly Activity? caller = Activity.Current;
    private Activity? span;

    // 0 while nobody listens.
    private long started;

    internal CallRequest(GrainMethod<T> method, GrainReference target, object?[] arguments)
    {
        this.method = method;
        this.target = target;
        this.arguments = target.Gateway.Copier is { } copier ? copier.CopyAll(arguments) : arguments;
        Source = Activation.OnThisThread;
        Interleaves = method.AlwaysInterleaves || target.Class.IsReentrant;
        IsReadOnly = method.IsReadOnly;
        Sender = target.Gateway.AnswersAtOnce ? "" : Source?.ToString() ?? TaskScheduler.Current.ToString()!;
        reply = method.IsOneWay ? null : new(target.Gateway.Completion);
    }

    internal Task<T> Reply => reply?.Task ?? OneWayReply;

    /// <summary>The calling activation, if a grain calls.</summary>
    internal Activation? Source { get; }

    internal GrainMethod<T> Method => method;

    public GrainReference Target => target;

    public string MethodName => method.Info.Name;

    public bool IsOneWay => method.IsOneWay;

    /// <summary>The calling activation, or the scheduler of the task that called.</summary>
    public string Sender { get; }

    internal object?[] Arguments => arguments;

    internal override bool IsSettled => reply is not null && reply.Task.IsCompleted;

    internal override string Name => $"{target.Interface.Name}.{method.Info.Name} of {target.GrainId}";

    private static Task<T> OneWayReply { get; } = Task.FromResult(default(T)!);

    internal override void Run(Activation activation)
    {
        if (caller is null)
        {
            Start(activation);
            return;
        }

        span = GrainSpans.Start(caller, target.Interface, method);
        Activity.Current = span ?? caller;
        Start(activation);

        // The next turn on this thread is somebody else's.
        Activity.Current = null;
    }

    private void Start(Activation activation)
    {
        if (activation.Silo.Observer is { IsEnabled: true }) started = Stopwatch.GetTimestamp();
        var grain = activation.GrainInstance!;
        if (activation.Silo.Filters.Length > 0 || grain is IIncomingGrainCallFilter)
        {
            StartFiltered(activation);
            return;
        }

        ValueTask<T> pending;
        try
        {
            pending = method.Call(grain, arguments);
        }
        catch (Exception error)
        {
            End(activation, error);
            return;
        }

        if (pending.IsCompletedSuccessfully)
            End(activation, pending.Result);
        else
            _ = WaitAsync(activation, pending);
    }

    private void StartFiltered(Activation activation)
    {
        var call = new IncomingCall<T>(this, activation);
        Task pending;
        try
        {
            pending = call.Invoke();
        }
        catch (Exception error)
        {
            End(activation, error);
            return;
        }

        if (pending.IsCompletedSuccessfully)
            End(activation, call.Answer);
        else
            _ = WaitAsync(activation, pending, call);
    }

    internal override void Fail(Exception error) => reply?.TrySetException(error);

    private async Task WaitAsync(Activation activation, ValueTask<T> pending)
    {
        T result;
        try
        {
            result = await pending;
        }
        catch (Exception error)
        {
            End(activation, error);
            return;
        }

        End(activation, result);
    }

    private async Task WaitAsync(Activation activation, Task pending, IncomingCall<T> call)
    {
        try
        {
            await pending;
        }
        catch (Exception error)
        {
            End(activation, error);
            return;
        }

        End(activation, call.Answer);
    }

    private void End(Activation activation, T result)
    {
        Observe(activation, failed: false);
        span?.Dispose();
        try
        {
            if (reply is not null)
            {
                var answer = activation.Silo.Copier is { } copier ? (T)copier.Copy(result)! : result;
                if (target.Gateway.AnswersAtOnce)
                    reply.TrySetResult(answer);
                else
                    target.Gateway.Answer(this, () => reply.TrySetResult(answer));
            }
        }
        catch (Exception error)
        {
            reply!.TrySetException(error);
        }

        activation.Finish(this);
    }

    private void End(Activation activation, Exception error)
    {
        Observe(activation, failed: true);
        span?.SetStatus(ActivityStatusCode.Error, error.GetType().Name);
        span?.Dispose();
        activation.OnCallFailed(error);
        if (reply is null)
            activation.Silo.Log.LogWarning(error, "One-way call {Call} failed; nobody waits for it.", Name);
        else if (target.Gateway.AnswersAtOnce)
            reply.TrySetException(error);
        else
            target.Gateway.Answer(this, () => reply.TrySetException(error));
        activation.Finish(this);
    }

    private void Observe(Activation activation, bool failed)
    {
        if (started != 0) activation.Silo.Observer!.Ended(method.Info, Stopwatch.GetElapsedTime(started), failed);
    }
}
