using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Accounts;

/// <summary>One session. The grain keeps no state between calls, because they come half an hour apart.</summary>
public sealed class SessionGrain(IRowStore store, IOptions<SessionSettings> settings, TimeProvider time, ILogger<SessionGrain> logger)
    : PersistentGrain(store), ISessionGrain
{
    /// <inheritdoc/>
    public Task<Refreshed> Refresh(string presentedHash, string nextHash) => Use(new RefreshUse(presentedHash, nextHash));

    /// <inheritdoc/>
    public async Task<Refreshed> Use(RefreshUse use)
    {
        var (session, account) = await ReadBothAsync();
        if (session is null)
        {
            DeactivateOnIdle();
            return new Refreshed(AccountRefusals.SessionEnded, Exists: false);
        }
        var now = time.GetUtcNow();
        var next = account is not null && SessionRules.IsOpen(session, account, now)
            ? SessionRules.Refresh(session, use, settings.Value.RefreshGrace, now)
            : SessionRules.End(session, now);
        if (next.Version != session.Version)
            await WriteAsync(next);
        return account is not null && SessionRules.IsOpen(next, account, now)
            ? new Refreshed(OpenSession.Of(next, account), Exists: true, SessionRules.IsByOther(next, use))
            : new Refreshed(AccountRefusals.SessionEnded, Exists: true);
    }

    /// <inheritdoc/>
    public async Task<Outcome<OpenSession>> View()
    {
        if (await ReadBothAsync() is ({ } session, { } account) && SessionRules.IsOpen(session, account, time.GetUtcNow()))
            return OpenSession.Of(session, account);
        DeactivateOnIdle();
        return AccountRefusals.SessionEnded;
    }

    /// <inheritdoc/>
    public async Task<Outcome<Done>> End(Guid user)
    {
        var session = await ReadOneAsync(new SessionOf(this.GetPrimaryKeyString()));
        if (session is { RevokedAt: null } && session.User == user)
            await WriteAsync(SessionRules.End(session, time.GetUtcNow()));
        DeactivateOnIdle();
        return Done.Instance;
    }

    /// <inheritdoc/>
    public async Task<Outcome<Done>> EndOpen(Guid user)
    {
        var now = time.GetUtcNow();
        DeactivateOnIdle();
        if (await ReadBothAsync() is not ({ } session, { } account) || session.User != user || !SessionRules.IsOpen(session, account, now))
            return AccountRefusals.NoSession;
        await WriteAsync(SessionRules.End(session, now));
        return Done.Instance;
    }

    private async Task<(SessionRow? Session, AccountRow? Account)> ReadBothAsync()
    {
        var session = await ReadOneAsync(new SessionOf(this.GetPrimaryKeyString()));
        return (session, session is null ? null : await ReadOneAsync(new AccountOf(session.User)));
    }

    private async Task WriteAsync(SessionRow changed)
    {
        await CommitAsync(changed);
        if (changed.RevokedAt is not null)
            await EndedAccessNews.Of(this, logger).TellAsync(EndedAccess.Of(changed));
    }
}
