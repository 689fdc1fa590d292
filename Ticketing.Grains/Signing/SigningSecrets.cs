using Orleans;

namespace Ticketing.Grains.Signing;

/// <summary>The secrets from which the keys of places, entries, tickets and refresh tokens are derived.</summary>
/// <param name="Current">Signs what is made now.</param>
/// <param name="Previous">Is accepted besides, during a change of the secret; null outside of one.</param>
/// <param name="PrintedTickets">Former secrets whose ticket codes are accepted, because the tickets were printed.</param>
[GenerateSerializer, Immutable, Alias("Signing.SigningSecrets")]
public sealed record SigningSecrets(
    [property: Id(0)] byte[] Current, [property: Id(1)] byte[]? Previous, [property: Id(2)] IReadOnlyList<byte[]> PrintedTickets);
