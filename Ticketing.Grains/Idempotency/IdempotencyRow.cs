using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Idempotency;

/// <summary>What a request with an Idempotency-Key came to; written in the same commit as its effect and never changed.</summary>
/// <param name="User">Whose key it is; keys of different users never meet.</param>
/// <param name="IdempotencyKey">The header's value.</param>
/// <param name="Fingerprint">SHA-256 over method, path and body, base64url: another request under the same key is refused.</param>
/// <param name="Answer">The grain's answer as JSON; the API gives the same one again.</param>
/// <param name="CreatedAt">When it was written; the purger removes it 48 hours later unless <c>Retention:Answers</c> says otherwise.</param>
public sealed record IdempotencyRow(Guid User, string IdempotencyKey, string Fingerprint, string Answer, DateTimeOffset CreatedAt) : Row
{
    /// <inheritdoc/>
    public override RowKey Key => new(User.ToString("N"), IdempotencyKey);
}
