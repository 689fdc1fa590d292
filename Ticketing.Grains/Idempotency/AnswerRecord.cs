using System.Text.Json;
using Orleans;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Idempotency;

/// <summary>What is to be remembered of a request, handed to the grain whose commit makes the effect.</summary>
/// <param name="User">Whose request it is.</param>
/// <param name="Request">Its key and fingerprint.</param>
/// <param name="Answer">The answer as JSON.</param>
[GenerateSerializer, Immutable, Alias("Idempotency.AnswerRecord")]
public sealed record AnswerRecord([property: Id(0)] Guid User, [property: Id(1)] RequestKey Request, [property: Id(2)] string Answer)
{
    /// <summary>The record of <paramref name="answer"/>.</summary>
    public static AnswerRecord Of<T>(Guid user, RequestKey request, T answer) =>
        new(user, request, JsonSerializer.Serialize(answer, JsonSerializerOptions.Web));

    /// <summary>The row to write; an insert, so the primary key refuses a second answer under one key.</summary>
    public IdempotencyRow ToRow(DateTimeOffset now) =>
        new(User, Request.Key, Request.Fingerprint, Answer, now) { Version = 1 };

    /// <summary>The answer this user's key got before; null when the key is new.</summary>
    public static async ValueTask<Outcome<T>?> FindAsync<T>(IRowStore store, Guid user, RequestKey request)
        where T : class
    {
        var rows = await store.ReadAsync(new IdempotencyOf(user, request.Key));
        if (rows.Count == 0) return null;
        if (rows[0].Fingerprint != request.Fingerprint) return Reused(request);
        return JsonSerializer.Deserialize<T>(rows[0].Answer, JsonSerializerOptions.Web)!;
    }

    /// <summary>The refusal of a key that belongs to another request.</summary>
    public static Refusal Reused(RequestKey request) =>
        new(RefusalCode.IdempotencyKeyReused, $"The key {request.Key} was used for another request.");
}
