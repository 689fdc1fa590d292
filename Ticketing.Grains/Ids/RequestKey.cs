using Orleans;

namespace Ticketing.Grains.Ids;

/// <summary>Identifies a request: two requests of one user with equal keys and fingerprints are one request and its repeat.</summary>
/// <param name="Key">The Idempotency-Key header: 1 to 64 visible ASCII characters.</param>
/// <param name="Fingerprint">SHA-256 over method, path and body, base64url.</param>
[GenerateSerializer, Immutable, Alias("Idempotency.RequestKey")]
public sealed record RequestKey([property: Id(0)] string Key, [property: Id(1)] string Fingerprint);
