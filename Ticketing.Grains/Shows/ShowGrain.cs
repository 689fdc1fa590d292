using Orleans;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Audit;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Shows;

/// <summary>One show: the only writer of its row.</summary>
public sealed class ShowGrain(IRowStore store, IShowDates dates, TimeProvider time) : PersistentGrain(store), IShowGrain
{
    private ShowRow? show;

    private string ShowId => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken) => ReadAsync();

    /// <inheritdoc/>
    public async Task<Outcome<ShowView>> Create(Actor by, ShowDraft draft)
    {
        if ((by.WhyNotPublish() ?? ShowRules.WhyNot(draft)) is { } refusal) return Refused(refusal, show);
        if (await WhyNotAsync(() => show is null ? null : Refusals.Invalid($"The show {ShowId} exists.")) is { } exists) return exists;
        return await Write(ShowRules.New(ShowId, by.User, draft, time.GetUtcNow()), by, "show.create", draft.Title);
    }

    /// <inheritdoc/>
    public async Task<Outcome<ShowView>> Change(Actor by, ShowDraft draft, long version)
    {
        if (await WhyNotAsync(() => WhyNotChange(by, version)) is { } refusal) return Refused(refusal, show);
        if (ShowRules.WhyNot(draft) is { } wrong) return wrong;
        return await Write(ShowRules.Apply(show!, draft), by, "show.change", show!.Title);
    }

    /// <inheritdoc/>
    public async Task<Outcome<Done>> Delete(Actor by, long version)
    {
        if (await WhyNotAsync(() => WhyNotChange(by, version)) is { } refusal) return Refused(refusal, show);
        var now = time.GetUtcNow();
        if (await dates.AnyAfterAsync(ShowId, now)) return Refusals.Invalid($"Performances of the show {ShowId} are still to come.");
        await Write(show! with { DeletedAt = now, Version = show.Version + 1 }, by, "show.delete", show.Title);
        return Done.Instance;
    }

    /// <inheritdoc/>
    protected override async Task ReadAsync() => show = await ReadOneAsync(new ShowOf(ShowId));

    private Refusal? WhyNotChange(Actor by, long version)
    {
        if (show is not { DeletedAt: null }) return ShowRules.NoShow(ShowId);
        return by.WhyNotChange(show.Owner) ?? Versions.WhyNot(show, version);
    }

    private async Task<ShowView> Write(ShowRow next, Actor by, string what, string detail)
    {
        await CommitAsync([next, .. AuditRow.OfStranger(by, next.Owner, what, $"shows/{ShowId}", detail, time.GetUtcNow())]);
        show = next;
        return ShowView.Of(next);
    }
}
