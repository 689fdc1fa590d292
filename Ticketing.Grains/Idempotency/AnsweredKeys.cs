using Ticketing.Grains.Ids;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Idempotency;

/// <summary>
/// The requests of a user that may have been answered before. A grain asks before it refuses a request, because a repeat of an answered
/// request gets its stored answer instead. The keys are read from the store once; later answers are added by the grain, so a storm of
/// refusals costs no reads. Answers of other grains are not noticed, so only a grain whose refusals can contradict no answers but its own
/// may use this class.
/// </summary>
public sealed class AnsweredKeys(IRowStore store, Guid user)
{
    /// <summary>Most keys that are remembered. For a user with more answers, any key counts as possibly answered.</summary>
    public const int MaxKeys = 64;

    // Null until the first question. With MaxKeys keys the set may be incomplete and is no longer extended.
    private HashSet<string>? known;

    /// <summary>Notes a request that was answered and had an effect.</summary>
    public void Add(RequestKey request)
    {
        if (known is { Count: < MaxKeys }) known.Add(request.Key);
    }

    /// <summary>False only when this key surely has no stored answer.</summary>
    public async ValueTask<bool> MayHaveAsync(RequestKey request)
    {
        known ??= [.. (await store.ReadAsync(new AnswersOfUser(user))).Select(row => row.IdempotencyKey)];
        return known.Count >= MaxKeys || known.Contains(request.Key);
    }
}
