using System.Collections.Concurrent;
using Orleans.Runtime;
using Orleans.Streams;
using Ticketing.EmbeddedSilo.Hosting;

namespace Ticketing.EmbeddedSilo.Streams;

/// <summary>The streams of one name, in the memory of this process.</summary>
internal sealed class StreamProvider(string name, SiloRuntime silo) : IStreamProvider
{
    // Streams are few (one per performance and the like); an unused one costs less than the care for removing it.
    private readonly ConcurrentDictionary<StreamId, IAsyncStream> streams = new();

    public string Name => name;

    public bool IsRewindable => false;

    public IAsyncStream<T> GetStream<T>(StreamId streamId) =>
        streams.GetOrAdd(streamId, static (id, self) => new EmbeddedStream<T>(self.name, id, self.silo), (name, silo)) is IAsyncStream<T> stream
            ? stream
            : throw new ArgumentException($"Stream {streamId} does not carry {typeof(T).FullName}.", nameof(streamId));
}
