using Ticketing.Grains.Ids;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Idempotency;

/// <summary>
/// Which requests of a user may have been answered before, for a grain that is about to refuse one. It asks the store once and is told
/// what the grain answers from then on, so a storm of refusals costs no reads. It does not hear of other grains' answers: who asks
/// must be a grain whose own answers are all that a refusal could contradict.
/// </summary>
public sealed class AnsweredKeys(IRowStore store, Guid user)
{
    /// <summary>The most keys it remembers; of a user with more any key may have been answered.</summary>
    public const int MaxKeys = 64;

    // Null until the first question; more than the limit means that it was given up.
    private HashSet<string>? known;

    /// <summary>A request was answered with an effect.</summary>
    public void Add(RequestKey request)
    {
        if (known is { Count: < MaxKeys }) known.Add(request.Key);
    }

    /// <summary>False only when this key has no answer.</summary>
    public async ValueTask<bool> MayHaveAsync(RequestKey request)
    {
        known ??= [.. (await store.ReadAsync(new AnswersOfUser(user))).Select(row => row.IdempotencyKey)];
        return known.Count >= MaxKeys || known.Contains(request.Key);
    }
}
