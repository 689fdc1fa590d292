using Orleans.Runtime;
using Orleans.Streams;

namespace Ticketing.Tests.Simulation.Host;

/// <summary>The streams of one provider, in the memory of a silo.</summary>
internal sealed class SimulatedStreams(string name, SiloCore silo) : IStreamProvider
{
    private readonly Dictionary<StreamId, IAsyncStream> _streams = [];

    public string Name => name;

    public bool IsRewindable => false;

    public IAsyncStream<T> GetStream<T>(StreamId streamId)
    {
        if (!_streams.TryGetValue(streamId, out var stream)) _streams.Add(streamId, stream = new SimulatedStream<T>(name, streamId, silo));
        return stream as IAsyncStream<T> ?? throw new ArgumentException($"Stream {streamId} does not carry {typeof(T).FullName}.", nameof(streamId));
    }
}
