using System.Text.Json;
using Orleans;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Idempotency;

/// <summary>The answer of a request, to be stored in the same commit as the request's effect.</summary>
/// <param name="User">The user who made the request.</param>
/// <param name="Request">The request's key and fingerprint.</param>
/// <param name="Answer">The answer as JSON.</param>
[GenerateSerializer, Immutable, Alias("Idempotency.AnswerRecord")]
public sealed record AnswerRecord([property: Id(0)] Guid User, [property: Id(1)] RequestKey Request, [property: Id(2)] string Answer)
{
    /// <summary>The record of <paramref name="answer"/>.</summary>
    public static AnswerRecord Of<T>(Guid user, RequestKey request, T answer) =>
        new(user, request, JsonSerializer.Serialize(answer, JsonSerializerOptions.Web));

    /// <summary>The row to write. The row is inserted, so the primary key refuses a second answer under the same key.</summary>
    public IdempotencyRow ToRow(DateTimeOffset now) =>
        new(User, Request.Key, Request.Fingerprint, Answer, now) { Version = 1 };

    /// <summary>The answer that was stored under this user's key; null when the key is new.</summary>
    public static async ValueTask<Outcome<T>?> FindAsync<T>(IRowStore store, Guid user, RequestKey request)
        where T : class
    {
        var rows = await store.ReadAsync(new IdempotencyOf(user, request.Key));
        if (rows.Count == 0) return null;
        if (rows[0].Fingerprint != request.Fingerprint) return Reused(request);
        return JsonSerializer.Deserialize<T>(rows[0].Answer, JsonSerializerOptions.Web)!;
    }

    /// <summary>The refusal for a key that was used before with another request.</summary>
    public static Refusal Reused(RequestKey request) =>
        new(RefusalCode.IdempotencyKeyReused, $"The key {request.Key} was used for another request.");
}
