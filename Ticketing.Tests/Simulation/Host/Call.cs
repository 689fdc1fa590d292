using Orleans.CodeGeneration;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Ticketing.Tests.Simulation.Host;

/// <summary>A call of a grain, from the proxy to its answer.</summary>
internal abstract class Call(GrainReference target, IInvokable request, InvokeMethodOptions options, Sender sender) : Message
{
    private readonly Dictionary<string, object>? _context = RequestContextExtensions.Export(OrleansKit.Copier);

    public GrainReference Target => target;

    public Sender Sender => sender;

    public override string Name { get; } = request.GetMethodName();

    public bool IsOneWay => options.HasFlag(InvokeMethodOptions.OneWay);

    public override bool IsReadOnly => options.HasFlag(InvokeMethodOptions.ReadOnly);

    public override bool Interleaves => options.HasFlag(InvokeMethodOptions.AlwaysInterleave);

    public override bool IsDropped => !IsOneWay && IsSettled;

    /// <summary>The request in its present form: as the caller sent it, or as the receiver got it.</summary>
    public IInvokable Request { get; set; } = request;

    /// <summary>Sends the answer back; set once the call has arrived.</summary>
    public Action<Call, Response>? Return { get; set; }

    /// <summary>When the caller gives up, in the scheduler's time.</summary>
    public DateTimeOffset Deadline { get; set; }

    /// <summary>True when the caller has an answer or has given up.</summary>
    public abstract bool IsSettled { get; }

    /// <summary>Gives the caller its answer; the first one counts.</summary>
    public abstract void Settle(Response answer);

    public override async Task RunAsync(Activation activation)
    {
        Response answer;
        try
        {
            if (_context is not null) RequestContextExtensions.Import(_context);
            Request.SetTarget(activation);
            answer = await IncomingCall.InvokeAsync(this, activation);
        }
        catch (Exception e)
        {
            answer = Response.FromException(e);
        }

        if (answer.Exception is { } error) activation.CallFailed(this, error);
        if (!IsOneWay) Return!(this, answer);
    }

    public override void Reject(Exception reason)
    {
        if (!IsOneWay) Return!(this, Response.FromException(reason));
    }

    public override string ToString() => $"{target.GrainId} {Name}";
}

/// <summary>A call whose caller waits for a <typeparamref name="T"/>.</summary>
/// <remarks>
/// The task source does not force continuations to run asynchronously: the caller's await has captured its own scheduler and goes on there.
/// With forced continuations the proxies' <c>AsTask()</c>, which captures no scheduler, would move them to the thread pool.
/// </remarks>
internal sealed class Call<T>(GrainReference target, IInvokable request, InvokeMethodOptions options, Sender sender)
    : Call(target, request, options, sender)
{
    private readonly TaskCompletionSource<T> _answer = new();

    public Task<T> Answer => _answer.Task;

    public override bool IsSettled => _answer.Task.IsCompleted;

    public override void Settle(Response answer)
    {
        if (answer.Exception is { } error) _answer.TrySetException(error);
        else _answer.TrySetResult(answer.GetResult<T>()!);
    }
}

/// <summary>The sender of a call: the activation whose turn it was, or a process.</summary>
/// <param name="Name">The sender's name, for the order of messages and for logs.</param>
/// <param name="Grain">The caller's id, if it was a grain.</param>
/// <param name="Running">The message that the caller was working on.</param>
internal readonly record struct Sender(string Name, GrainId? Grain, Message? Running)
{
    /// <summary>The sender whose code runs on this thread.</summary>
    public static Sender OnThisThread => TaskScheduler.Current is Activation activation
        ? new(activation.ToString(), activation.GrainId, activation.Doing)
        : new(TaskScheduler.Current.ToString()!, null, null);
}
