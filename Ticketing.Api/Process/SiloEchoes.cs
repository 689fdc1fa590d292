using Orleans;
using Ticketing.Grains.Operations;

namespace Ticketing.Api.Process;

/// <summary>Asks silos for a sign of life.</summary>
/// <param name="grains">Finds them.</param>
internal sealed class SiloEchoes(IGrainFactory grains)
{
    // A grain's calls go through one gateway for as long as that lives; a few grains are spread over several.
    private const int Grains = 16;

    private uint asked;

    /// <summary>Ends when a silo has answered.</summary>
    public Task AnswerAsync() => grains.GetGrain<IEchoGrain>(Interlocked.Increment(ref asked) % Grains).Answer();
}
