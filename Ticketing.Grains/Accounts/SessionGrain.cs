using Orleans;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Accounts;

/// <summary>One session. The grain keeps no state between calls, because they come half an hour apart.</summary>
public sealed class SessionGrain(IRowStore store, TimeProvider time) : PersistentGrain(store), ISessionGrain
{
    /// <inheritdoc/>
    public async Task<Refreshed> Refresh(string presentedHash, string nextHash)
    {
        if (await ReadOneAsync(new SessionOf(this.GetPrimaryKeyString())) is not { } session)
        {
            DeactivateOnIdle();
            return new Refreshed(AccountRefusals.SessionEnded, Exists: false);
        }
        var now = time.GetUtcNow();
        var account = await ReadOneAsync(new AccountOf(session.User));
        var next = account is { DeletedAt: null }
            ? SessionRules.Refresh(session, presentedHash, nextHash, now)
            : SessionRules.End(session, now);
        if (next.Version != session.Version)
            await CommitAsync(next);
        return account is { DeletedAt: null } && SessionRules.IsOpen(next, now)
            ? new Refreshed(new OpenSession(next.SessionId, next.User, account.Role, next.ExpiresAt), Exists: true)
            : new Refreshed(AccountRefusals.SessionEnded, Exists: true);
    }

    /// <inheritdoc/>
    public async Task<Outcome<OpenSession>> View()
    {
        if (await ReadOneAsync(new SessionOf(this.GetPrimaryKeyString())) is { } session
            && SessionRules.IsOpen(session, time.GetUtcNow())
            && await ReadOneAsync(new AccountOf(session.User)) is { DeletedAt: null } account)
            return new OpenSession(session.SessionId, session.User, account.Role, session.ExpiresAt);
        DeactivateOnIdle();
        return AccountRefusals.SessionEnded;
    }

    /// <inheritdoc/>
    public async Task<Outcome<Done>> End(Guid user)
    {
        var session = await ReadOneAsync(new SessionOf(this.GetPrimaryKeyString()));
        if (session is not null && session.User == user && SessionRules.End(session, time.GetUtcNow()) is var ended && ended.Version != session.Version)
            await CommitAsync(ended);
        DeactivateOnIdle();
        return Done.Instance;
    }
}
