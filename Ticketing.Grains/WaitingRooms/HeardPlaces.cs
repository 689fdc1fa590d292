using System.Collections.Immutable;
using System.Numerics;
using Orleans;
using Ticketing.Grains.WaitingRooms.Line;

namespace Ticketing.Grains.WaitingRooms;

/// <summary>Whom of the next people to be called one node has heard in the last second.</summary>
/// <param name="Generation">Which room of the performance.</param>
/// <param name="Start">The place of the first bit.</param>
/// <param name="Bits">One bit per place, lowest first; at most <see cref="MaxWords"/> words.</param>
[GenerateSerializer, Immutable, Alias("WaitingRooms.HeardPlaces")]
public sealed record HeardPlaces([property: Id(0)] int Generation, [property: Id(1)] int Start, [property: Id(2)] ImmutableArray<ulong> Bits)
{
    /// <summary>Most words of a report.</summary>
    public const int MaxWords = (CallWindow.MaxPlaces / 64) + 1;

    /// <summary>The places, lowest first.</summary>
    public IEnumerable<int> Places()
    {
        for (var word = 0; word < Math.Min(Bits.Length, MaxWords); word++)
        {
            for (var bits = Bits[word]; bits != 0; bits &= bits - 1)
                yield return Start + (word * 64) + BitOperations.TrailingZeroCount(bits);
        }
    }
}
