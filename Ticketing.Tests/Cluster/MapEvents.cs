using System.Diagnostics;
using System.Threading.Channels;

namespace Ticketing.Tests.Cluster;

/// <summary>The live changes of a map, as one API process sends them. A read that times out counts as nothing seen.</summary>
internal sealed class MapEvents : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly Channel<string> _deltas = Channel.CreateUnbounded<string>();

    private MapEvents(Uri api, string performance) => _ = ReadAsync(new Uri(api, $"/v1/performances/{performance}/seat-map/events"));

    public static MapEvents Follow(Uri api, string performance) => new(api, performance);

    /// <summary>Waits until a delta shows the seat in this status. A reset does not count, because it means that a change was missed.</summary>
    /// <returns>The time until the delta came; null when it did not come in time.</returns>
    public async Task<TimeSpan?> SeenAsync(string seat, string status, TimeSpan patience)
    {
        var waited = Stopwatch.StartNew();
        using var time = new CancellationTokenSource(patience);
        try
        {
            await foreach (var delta in _deltas.Reader.ReadAllAsync(time.Token))
                if (delta.Contains($$"""{"seat":"{{seat}}","status":"{{status}}"}""", StringComparison.Ordinal)) return waited.Elapsed;
        }
        catch (OperationCanceledException)
        {
        }

        return null;
    }

    public void Dispose() => _http.Dispose();

    private async Task ReadAsync(Uri address)
    {
        try
        {
            using var events = new StreamReader(await _http.GetStreamAsync(address));
            for (var isDelta = false; await events.ReadLineAsync() is { } line; isDelta = line == "event: delta" || (isDelta && !line.StartsWith("data:", StringComparison.Ordinal)))
                if (isDelta && line.StartsWith("data:", StringComparison.Ordinal)) _deltas.Writer.TryWrite(line);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            _deltas.Writer.TryComplete();
        }
    }
}
