namespace Ticketing.Peers.Duties;

/// <summary>A request with an Idempotency-Key, and the answer that is kept with it in the transaction of the hold.</summary>
/// <param name="Id">Buyer and key together.</param>
/// <param name="Fingerprint">A hash of what the request asks for. The same key with another fingerprint is refused.</param>
/// <param name="Answer">The body of the answer, in case the request succeeds. Refusals are not kept, as in the silo.</param>
internal sealed record KeptRequest(string Id, string Fingerprint, string Answer);
