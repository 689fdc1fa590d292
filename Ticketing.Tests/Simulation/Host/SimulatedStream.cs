using Orleans.Runtime;
using Orleans.Streams;

namespace Ticketing.Tests.Simulation.Host;

/// <summary>One stream: gives each item to all subscriptions, in the order of publishing.</summary>
internal sealed class SimulatedStream<T>(string provider, StreamId id, SiloCore silo) : IAsyncStream<T>
{
    private readonly List<StreamSubscription<T>> _subscriptions = [];

    public bool IsRewindable => false;

    public string ProviderName => provider;

    public StreamId StreamId => id;

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer)
    {
        var subscription = new StreamSubscription<T>(this, observer, silo, TaskScheduler.Current);
        _subscriptions.Add(subscription);
        return Task.FromResult<StreamSubscriptionHandle<T>>(new StreamHandle<T>(subscription, this, silo.NextSequence()));
    }

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer, StreamSequenceToken? token, string? filterData = null) =>
        SubscribeAsync(observer);

    public Task OnNextAsync(T item, StreamSequenceToken? token = null)
    {
        foreach (var subscription in _subscriptions.ToArray()) subscription.Add(silo.Wire.Item(item));
        return Task.CompletedTask;
    }

    public async Task OnNextBatchAsync(IEnumerable<T> batch, StreamSequenceToken? token = null)
    {
        foreach (var item in batch) await OnNextAsync(item, token);
    }

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncBatchObserver<T> observer) => throw NotSimulated();

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncBatchObserver<T> observer, StreamSequenceToken? token) => throw NotSimulated();

    public Task OnCompletedAsync() => throw NotSimulated();

    public Task OnErrorAsync(Exception ex) => throw NotSimulated();

    public Task<IList<StreamSubscriptionHandle<T>>> GetAllSubscriptionHandles() => throw NotSimulated();

    public bool Equals(IAsyncStream<T>? other) => ReferenceEquals(this, other);

    public int CompareTo(IAsyncStream<T>? other) => other is null ? 1 : id.CompareTo(other.StreamId);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => id.GetHashCode();

    public void Remove(StreamSubscription<T> subscription) => _subscriptions.Remove(subscription);

    private static NotSupportedException NotSimulated() => new("The simulated streams have items one by one, and no more.");
}

/// <summary>The handle by which a subscriber ends or changes a subscription.</summary>
internal sealed class StreamHandle<T>(StreamSubscription<T> subscription, SimulatedStream<T> stream, long number) : StreamSubscriptionHandle<T>
{
    public override StreamId StreamId => stream.StreamId;

    public override string ProviderName => stream.ProviderName;

    public override Guid HandleId { get; } = new(0, 0, 0, BitConverter.GetBytes(number));

    public override Task UnsubscribeAsync()
    {
        subscription.Dispose();
        return Task.CompletedTask;
    }

    public override Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncObserver<T> observer, StreamSequenceToken? token = null) =>
        throw new NotSupportedException("A simulated subscription ends with its subscriber.");

    public override Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncBatchObserver<T> observer, StreamSequenceToken? token = null) =>
        throw new NotSupportedException("A simulated subscription ends with its subscriber.");

    public override bool Equals(StreamSubscriptionHandle<T>? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => HandleId.GetHashCode();
}
