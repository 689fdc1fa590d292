using Microsoft.Extensions.Logging;
using Orleans.Streams;

namespace Ticketing.Tests.Simulation.Host;

/// <summary>
/// One subscriber's items, delivered one after the other. A grain gets them as messages to its activation, a client on the task scheduler on
/// which it subscribed.
/// </summary>
internal sealed class StreamSubscription<T> : IDisposable
{
    private readonly Queue<T> _items = [];
    private readonly SimulatedStream<T> _stream;
    private readonly IAsyncObserver<T> _observer;
    private readonly SiloCore _silo;
    private readonly TaskScheduler _subscriber;
    private bool _isDelivering;
    private bool _isDisposed;

    public StreamSubscription(SimulatedStream<T> stream, IAsyncObserver<T> observer, SiloCore silo, TaskScheduler subscriber)
    {
        (_stream, _observer, _silo, _subscriber) = (stream, observer, silo, subscriber);
        (subscriber as Activation)?.Life.Own(this);
    }

    public void Add(T item)
    {
        _items.Enqueue(item);
        if (_isDelivering) return;
        _isDelivering = true;
        Deliver();
    }

    public void Dispose()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        _items.Clear();
        _stream.Remove(this);
        (_subscriber as Activation)?.Life.Disown(this);
    }

    private void Deliver()
    {
        if (!_silo.Process.IsAlive) return;
        if (_subscriber is Activation activation) activation.TryReceive(new LocalTurn("stream", DeliverNextAsync, keepsAlive: true));
        else _ = Task.Factory.StartNew(DeliverNextAsync, CancellationToken.None, TaskCreationOptions.DenyChildAttach, _subscriber);
    }

    private async Task DeliverNextAsync()
    {
        if (_isDisposed) return;
        try
        {
            await _observer.OnNextAsync(_items.Dequeue());
        }
        catch (Exception e)
        {
            _silo.Log.LogWarning(e, "A subscriber of {Stream} failed; it goes on with the next item.", _stream.StreamId);
        }

        _isDelivering = _items.Count > 0;
        if (_isDelivering) Deliver();
    }
}
