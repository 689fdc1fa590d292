using Ticketing.Tests.Kit.Servers;

namespace Ticketing.Tests.Cluster;

/// <summary>
/// Two silos of one cluster over one store, each with its own API. About half of the calls between grains cross a socket, so
/// every message must survive Orleans' serializer.
/// </summary>
internal sealed class TwoSilos : IAsyncDisposable
{
    private int turn;

    private TwoSilos(ApiServer first, ApiServer second) => (First, Second) = (first, second);

    public ApiServer First { get; }

    public ApiServer Second { get; }

    /// <summary>The two silos in turn.</summary>
    public ApiServer Next => Interlocked.Increment(ref turn) % 2 == 0 ? First : Second;

    public static async Task<TwoSilos> StartAsync()
    {
        var first = await ApiServer.StartAloneAsync();
        return new TwoSilos(first, await first.StartSecondAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await Second.DisposeAsync();
        await First.DisposeAsync();
    }
}
