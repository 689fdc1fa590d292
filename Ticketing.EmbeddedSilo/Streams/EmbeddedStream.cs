using Orleans.Runtime;
using Orleans.Streams;
using Ticketing.EmbeddedSilo.Activations;
using Ticketing.EmbeddedSilo.Hosting;

namespace Ticketing.EmbeddedSilo.Streams;

/// <summary>One stream: numbers the items and hands each to all subscriptions.</summary>
internal sealed class EmbeddedStream<T>(string providerName, StreamId streamId, SiloRuntime silo) : IAsyncStream<T>
{
    // Under the lock, which also makes the order of items the same for all subscribers.
    private readonly List<Subscription<T>> subscriptions = [];
    private readonly Lock gate = new();
    private long published;

    public bool IsRewindable => false;

    public string ProviderName => providerName;

    public StreamId StreamId => streamId;

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        var subscription = new Subscription<T>(this, observer, silo, Activation.OnThisThread);
        lock (gate)
            subscriptions.Add(subscription);
        return Task.FromResult<StreamSubscriptionHandle<T>>(subscription.Handle);
    }

    public Task OnNextAsync(T item, StreamSequenceToken? token = null) => Publish(Copied(item), (observer, copy, place) => observer.OnNextAsync(copy, place));

    public async Task OnNextBatchAsync(IEnumerable<T> batch, StreamSequenceToken? token = null)
    {
        foreach (var item in batch)
            await OnNextAsync(item, token);
    }

    public Task OnCompletedAsync() => Publish(default!, static (observer, _, _) => observer.OnCompletedAsync());

    public Task OnErrorAsync(Exception ex) => Publish(default!, (observer, _, _) => observer.OnErrorAsync(ex));

    public Task<IList<StreamSubscriptionHandle<T>>> GetAllSubscriptionHandles()
    {
        lock (gate)
        {
            return Task.FromResult<IList<StreamSubscriptionHandle<T>>>(
                [.. subscriptions.Where(one => one.Owner == Activation.OnThisThread).Select(one => one.Handle)]);
        }
    }

    internal void Remove(Subscription<T> subscription)
    {
        lock (gate)
            subscriptions.Remove(subscription);
    }

    private T Copied(T item) => silo.Copier is { } copier ? (T)copier.Copy(item)! : item;

    private Task Publish(T item, Func<IAsyncObserver<T>, T, StreamSequenceToken, Task> deliver)
    {
        List<Task>? full = null;
        lock (gate)
        {
            var place = new StreamPlace(++published);
            foreach (var subscription in subscriptions)
            {
                var accepted = subscription.Accept(observer => deliver(observer, item, place));
                if (!accepted.IsCompleted)
                    (full ??= []).Add(accepted);
            }
        }

        return full is null ? Task.CompletedTask : Task.WhenAll(full);
    }
}

/// <summary>The number of an item in its stream.</summary>
internal sealed class StreamPlace(long number) : StreamSequenceToken
{
    public override long SequenceNumber { get; protected set; } = number;

    public override int EventIndex { get; protected set; }

    public override bool Equals(StreamSequenceToken? other) => other is not null && CompareTo(other) == 0;

    public override int CompareTo(StreamSequenceToken? other) => SequenceNumber.CompareTo(other?.SequenceNumber ?? 0);
}
