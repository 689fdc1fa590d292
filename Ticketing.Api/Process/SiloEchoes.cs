using Orleans;
using Ticketing.Grains.Operations;

namespace Ticketing.Api.Process;

/// <summary>Asks silos for a sign of life.</summary>
/// <param name="grains">Finds them.</param>
internal sealed class SiloEchoes(IGrainFactory grains)
{
    // A grain's calls go through one gateway for as long as that lives; a few grains are spread over several.
    private static readonly IReadOnlyList<string> Keys = [.. Enumerable.Range(0, 16).Select(static number => $"{number}")];

    private uint asked;

    /// <summary>Ends when a silo has answered.</summary>
    public Task AnswerAsync() => grains.GetGrain<IEchoGrain>(Keys[(int)(Interlocked.Increment(ref asked) % (uint)Keys.Count)]).Answer();
}
