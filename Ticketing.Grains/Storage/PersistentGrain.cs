using Orleans;
using Orleans.Storage;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Grains.Storage;

/// <summary>
/// A grain whose decisions are rows. After a commit that failed in any way its memory can no longer be trusted:
/// the activation ends and the next call reads the rows again.
/// </summary>
public abstract class PersistentGrain(IRowStore store) : Grain
{
    /// <summary>The store this grain writes to.</summary>
    protected IRowStore Store { get; } = store;

    /// <summary>Reads the rows that this grain remembers between calls; one that remembers none has nothing to read.</summary>
    protected virtual Task ReadAsync() => Task.CompletedTask;

    /// <inheritdoc cref="FreshRefusal.WhyNotAsync"/>
    protected ValueTask<Refusal?> WhyNotAsync(Func<Refusal?> whyNot) => FreshRefusal.WhyNotAsync(whyNot, ReadAsync);

    /// <summary>
    /// Gives a refusal on, and ends this activation when the thing that it is about does not exist. Ids can be made up without end, and a grain
    /// for each of them would fill the memory.
    /// </summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="thing">What this grain remembers; null when there is no such thing.</param>
    protected Refusal Refused(Refusal refusal, object? thing = null)
    {
        if (thing is null) DeactivateOnIdle();
        return refusal;
    }

    /// <summary>Commits the rows of one decision; returns once they are on disk.</summary>
    /// <exception cref="InconsistentStateException">Somebody else wrote one of the rows; this activation ends.</exception>
    /// <exception cref="StoreUnavailableException">Nothing was written; this activation ends.</exception>
    /// <exception cref="CommitOutcomeUnknownException">The outcome is unknown; this activation ends.</exception>
    protected async Task CommitAsync(params RowWrite[] writes)
    {
        if (await TryCommitAsync(writes) is { } conflict) throw OutOfDate(conflict);
    }

    /// <summary>As <see cref="CommitAsync"/>, but gives the conflicting row back for the caller to judge.</summary>
    protected async Task<Row?> TryCommitAsync(params RowWrite[] writes)
    {
        try
        {
            return await Store.TryCommitAsync(writes);
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }

    /// <summary>Ends this activation, whose memory a conflict has shown to be out of date.</summary>
    protected InconsistentStateException OutOfDate(Row conflict)
    {
        DeactivateOnIdle();
        return conflict.OutOfDate();
    }

    /// <summary>The one row that matches, or null.</summary>
    protected async Task<T?> ReadOneAsync<T>(RowQuery<T> query)
        where T : Row
    {
        var rows = await Store.ReadAsync(query);
        return rows.Count == 0 ? null : rows[0];
    }
}
