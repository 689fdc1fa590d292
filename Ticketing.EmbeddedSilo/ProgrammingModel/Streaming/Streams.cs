using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>Something that takes the items of a stream.</summary>
public interface IAsyncObserver<in T>
{
    /// <summary>Takes the next item; the one after it comes when the task has ended.</summary>
    Task OnNextAsync(T item, StreamSequenceToken? token = null);

    /// <summary>No item will follow.</summary>
    Task OnCompletedAsync() => Task.CompletedTask;

    /// <summary>An item could not be delivered.</summary>
    Task OnErrorAsync(Exception ex);
}

/// <summary>Something that can be subscribed to.</summary>
public interface IAsyncObservable<T>
{
    /// <summary>Subscribes; delivery starts with the next item. A grain's subscription ends with its activation.</summary>
    Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer);
}

/// <summary>A stream seen by its publishers.</summary>
public interface IAsyncBatchProducer<T> : IAsyncObserver<T>
{
    /// <summary>Publishes several items in order.</summary>
    Task OnNextBatchAsync(IEnumerable<T> batch, StreamSequenceToken? token = null);
}

/// <summary>Any stream.</summary>
public interface IAsyncStream
{
    /// <summary>Can a subscriber ask for items of the past? Not here.</summary>
    bool IsRewindable { get; }

    /// <summary>The name of the provider.</summary>
    string ProviderName { get; }

    /// <summary>Namespace and key.</summary>
    StreamId StreamId { get; }
}

/// <summary>
/// A stream of items. Every subscriber gets them in the order they were published in. Publishing waits when a
/// subscriber is so far behind that its buffer is full.
/// </summary>
public interface IAsyncStream<T> : IAsyncStream, IAsyncObservable<T>, IAsyncBatchProducer<T>
{
    /// <summary>The caller's own subscriptions to this stream.</summary>
    Task<IList<StreamSubscriptionHandle<T>>> GetAllSubscriptionHandles();
}

/// <summary>Makes streams; never talks to them.</summary>
public interface IStreamProvider
{
    /// <summary>The provider's name.</summary>
    string Name { get; }

    /// <summary>Can subscribers ask for items of the past?</summary>
    bool IsRewindable { get; }

    /// <summary>The stream with this id.</summary>
    /// <exception cref="ArgumentException">The stream carries items of another type.</exception>
    IAsyncStream<T> GetStream<T>(StreamId streamId);
}

/// <summary>The place of an item in its stream.</summary>
public abstract class StreamSequenceToken : IEquatable<StreamSequenceToken?>, IComparable<StreamSequenceToken?>
{
    /// <summary>The number of the item, rising by one.</summary>
    public abstract long SequenceNumber { get; protected set; }

    /// <summary>The place within a batch.</summary>
    public abstract int EventIndex { get; protected set; }

    /// <inheritdoc/>
    public abstract bool Equals(StreamSequenceToken? other);

    /// <inheritdoc/>
    public abstract int CompareTo(StreamSequenceToken? other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StreamSequenceToken);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(SequenceNumber, EventIndex);
}

/// <summary>A subscription, in the hands of the subscriber.</summary>
public abstract class StreamSubscriptionHandle<T> : IEquatable<StreamSubscriptionHandle<T>?>
{
    /// <summary>The stream.</summary>
    public abstract StreamId StreamId { get; }

    /// <summary>The name of the stream's provider.</summary>
    public abstract string ProviderName { get; }

    /// <summary>Unique for the subscription.</summary>
    public abstract Guid HandleId { get; }

    /// <summary>Ends the subscription; items still in its buffer are not delivered.</summary>
    public abstract Task UnsubscribeAsync();

    /// <inheritdoc/>
    public abstract bool Equals(StreamSubscriptionHandle<T>? other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StreamSubscriptionHandle<T>);

    /// <inheritdoc/>
    public override int GetHashCode() => HandleId.GetHashCode();
}
