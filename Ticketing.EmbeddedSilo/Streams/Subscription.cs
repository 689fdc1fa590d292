using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Streams;
using Ticketing.EmbeddedSilo.Activations;
using Ticketing.EmbeddedSilo.Calls;
using Ticketing.EmbeddedSilo.Hosting;

namespace Ticketing.EmbeddedSilo.Streams;

/// <summary>
/// One subscriber's bounded buffer, emptied one item after the other: for a grain as turns of its activation, for a
/// client on the task scheduler it subscribed on. Nothing is dropped; a publisher that finds it full waits.
/// </summary>
internal sealed class Subscription<T> : IDisposable
{
    private readonly EmbeddedStream<T> stream;
    private readonly IAsyncObserver<T> observer;
    private readonly SiloRuntime silo;
    private readonly TaskScheduler scheduler = TaskScheduler.Current;

    // Under the gate. The buffer holds what was accepted, the line what publishers wait to have accepted.
    private readonly Lock gate = new();
    private readonly Queue<Func<IAsyncObserver<T>, Task>> buffer = new();
    private readonly Queue<(Func<IAsyncObserver<T>, Task> Item, TaskCompletionSource Accepted)> line = new();
    private bool delivering;
    private bool disposed;

    internal Subscription(EmbeddedStream<T> stream, IAsyncObserver<T> observer, SiloRuntime silo, Activation? owner)
    {
        (this.stream, this.observer, this.silo, Owner) = (stream, observer, silo, owner);
        Handle = new(this, stream, silo.Services.GetHashCode(), silo.NextSequence());
        owner?.Own(this);
    }

    internal Activation? Owner { get; }

    internal SubscriptionHandle<T> Handle { get; }

    /// <summary>Completes when there is room for the item; items are accepted in the order of the calls.</summary>
    internal Task Accept(Func<IAsyncObserver<T>, Task> item)
    {
        lock (gate)
        {
            if (disposed || silo.IsCrashed)
                return Task.CompletedTask;
            if (buffer.Count >= silo.StreamBuffer)
            {
                var accepted = new TaskCompletionSource(silo.Completion);
                line.Enqueue((item, accepted));
                return accepted.Task;
            }

            buffer.Enqueue(item);
            if (delivering)
                return Task.CompletedTask;
            delivering = true;
        }

        Deliver();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        List<TaskCompletionSource> released;
        lock (gate)
        {
            disposed = true;
            buffer.Clear();
            released = [.. line.Select(one => one.Accepted)];
            line.Clear();
        }

        stream.Remove(this);
        Owner?.Disown(this);
        foreach (var publisher in released)
            publisher.TrySetResult();
    }

    private void Deliver()
    {
        if (Owner is null)
            _ = Task.Factory.StartNew(DeliverToClientAsync, CancellationToken.None, TaskCreationOptions.DenyChildAttach, scheduler);
        else if (!Owner.TryEnqueue(new TurnRequest("Stream", DeliverOneAsync, _ => DeliverNext()) { IsLocal = true }))
            Dispose();
    }

    private void DeliverNext()
    {
        lock (gate)
        {
            if (buffer.Count == 0)
            {
                delivering = false;
                return;
            }
        }

        Deliver();
    }

    private async Task DeliverToClientAsync()
    {
        await DeliverOneAsync();
        DeliverNext();
    }

    private async Task DeliverOneAsync()
    {
        Func<IAsyncObserver<T>, Task> item;
        TaskCompletionSource? accepted = null;
        lock (gate)
        {
            if (!buffer.TryDequeue(out item!))
                return;
            if (line.TryDequeue(out var first))
            {
                buffer.Enqueue(first.Item);
                accepted = first.Accepted;
            }
        }

        accepted?.TrySetResult();
        try
        {
            await item(observer);
        }
        catch (Exception error)
        {
            silo.Log.LogWarning(error, "A subscriber of {Stream} failed; it goes on with the next item.", stream.StreamId);
            await ReportAsync(error);
        }
    }

    private async Task ReportAsync(Exception error)
    {
        try
        {
            await observer.OnErrorAsync(error);
        }
        catch (Exception second)
        {
            silo.Log.LogWarning(second, "The error handler of a subscriber of {Stream} failed.", stream.StreamId);
        }
    }
}

/// <summary>The subscriber's hold on a subscription.</summary>
internal sealed class SubscriptionHandle<T>(Subscription<T> subscription, EmbeddedStream<T> stream, int silo, long number)
    : StreamSubscriptionHandle<T>
{
    public override StreamId StreamId => stream.StreamId;

    public override string ProviderName => stream.ProviderName;

    public override Guid HandleId { get; } = new(silo, 0, 0, BitConverter.GetBytes(number));

    public override Task UnsubscribeAsync()
    {
        subscription.Dispose();
        return Task.CompletedTask;
    }

    public override bool Equals(StreamSubscriptionHandle<T>? other) => ReferenceEquals(this, other);
}
