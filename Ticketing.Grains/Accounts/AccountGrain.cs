using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Orleans;
using Ticketing.Grains.Accounts.Codes;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Audit;
using Ticketing.Grains.LiveStreams;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Accounts;

/// <summary>One account: the only writer of its row.</summary>
public sealed class AccountGrain(IRowStore store, IPasswordWork passwords, CodeDesk codes, TimeProvider time, ILogger<AccountGrain> logger)
    : PersistentGrain(store), IAccountGrain
{
    private AccountRow? account;
    private LiveNews<EndedAccess> _ends = null!;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _ends = EndedAccessNews.Of(this, logger);
        return ReadAsync();
    }

    /// <inheritdoc/>
    public Task<Outcome<Profile>> View() =>
        Task.FromResult<Outcome<Profile>>(IsOpen ? Profile.Of(account) : NoAccount());

    /// <inheritdoc/>
    public async Task<Outcome<Profile>> Rename(string name)
    {
        if (!IsOpen)
            return NoAccount();
        var checkedName = AccountRules.CheckName(name);
        return checkedName.Ok ? await Write(account with { Name = checkedName.Value }) : checkedName.Refusal;
    }

    /// <inheritdoc/>
    public async Task<Outcome<Profile>> Close(string password)
    {
        if (!IsOpen)
            return NoAccount();
        if (await WhyNotPasswordAsync(password, address: null) is { } refusal)
            return refusal;
        var now = time.GetUtcNow();
        return await Write(AccessRules.EndSessions(account, keep: null, now) with { DeletedAt = now });
    }

    /// <inheritdoc/>
    public Task<Outcome<Profile>> ChangeRole(Guid by, Role role, long version) => SetRole(new StaffAct(by, Address: null), role, version);

    /// <inheritdoc/>
    public async Task<Outcome<Profile>> SetRole(StaffAct act, Role role, long version)
    {
        if (await WhyNotActAsync(act) is { } not)
            return not;
        if (await WhyNotAsync(() => WhyNotAt(version)) is { } refusal)
            return refusal;
        var now = time.GetUtcNow();
        return await Write(
            AccessRules.SetRole(account!, role, now),
            AuditRow.Of(act, "account.role", Name, $"{account!.Role} to {role}", now));
    }

    /// <inheritdoc/>
    public async Task<Outcome<Profile>> Suspend(StaffAct act, string reason)
    {
        if (await WhyNotActAsync(act) is { } not)
            return not;
        var checkedReason = AccountRules.CheckReason(reason);
        if (!checkedReason.Ok)
            return checkedReason.Refusal;
        if (account!.SuspendedAt is not null)
            return Profile.Of(account);
        var now = time.GetUtcNow();
        return await Write(
            AccessRules.EndSessions(account, keep: null, now) with { SuspendedAt = now },
            AuditRow.Of(act, "account.suspend", Name, checkedReason.Value, now));
    }

    /// <inheritdoc/>
    public async Task<Outcome<Profile>> Unsuspend(StaffAct act)
    {
        if (await WhyNotActAsync(act) is { } not)
            return not;
        return account!.SuspendedAt is null
            ? Profile.Of(account)
            : await Write(account with { SuspendedAt = null }, AuditRow.Of(act, "account.unsuspend", Name, "", time.GetUtcNow()));
    }

    /// <inheritdoc/>
    public async Task<Outcome<OpenSession>> ChangePassword(PasswordChange command)
    {
        if (!IsOpen)
            return NoAccount();
        if (await WhyNotPasswordAsync(command.OldPassword, command.Address) is { } wrong)
            return wrong;
        if (AccountRules.CheckPassword(command.NewPassword, account.Email) is { } weak)
            return weak;
        if (await passwords.HashAsync(command.NewPassword, command.Address) is not { } hash)
            return AccountRefusals.PasswordsBusy;
        var now = time.GetUtcNow();
        if (await ReadOneAsync(new SessionOf(command.Session)) is not { } session || session.User != account.User || !SessionRules.IsOpen(session, account, now))
            return AccountRefusals.SessionEnded;
        await Write(AccessRules.EndSessions(account, session.SessionId, now) with { PasswordHash = hash });
        return OpenSession.Of(session, account);
    }

    /// <inheritdoc/>
    public async Task<Outcome<Profile>> EndSessions() =>
        IsOpen ? await Write(AccessRules.EndSessions(account, keep: null, time.GetUtcNow())) : NoAccount();

    /// <inheritdoc/>
    public async Task<Outcome<Profile>> RaiseHash(string oldHash, string newHash)
    {
        if (!IsOpen)
            return NoAccount();
        return account.PasswordHash == oldHash ? await Write(account with { PasswordHash = newHash }) : Profile.Of(account);
    }

    /// <inheritdoc/>
    public async Task<Outcome<Done>> MailReset()
    {
        if (!IsOpen)
            return NoAccount();
        if (!codes.IsOpen)
            return AccountRefusals.NoMail;
        if (await codes.ResetAsync(account, time.GetUtcNow()) is { Length: > 0 } writes)
            await CommitAsync(writes);
        return Done.Instance;
    }

    /// <inheritdoc/>
    public async Task<Outcome<Profile>> MailResetAs(StaffAct act)
    {
        if (await WhyNotActAsync(act) is { } not)
            return not;
        if (!codes.IsOpen)
            return AccountRefusals.NoMail;
        var now = time.GetUtcNow();
        return await Write(
            AccessRules.EndSessions(account!, keep: null, now),
            [AuditRow.Of(act, "account.password-reset", Name, "", now), .. await codes.ResetAsync(account!, now)]);
    }

    /// <inheritdoc/>
    public async Task<Outcome<Profile>> ResetPassword(PasswordReset command)
    {
        if (!IsOpen)
            return Refused(AccountRefusals.CodeInvalid);
        if (await FindCodeAsync(CodePurpose.Reset, command.Secret) is not { } code)
            return AccountRefusals.CodeInvalid;
        if (AccountRules.CheckPassword(command.NewPassword, account.Email) is { } weak)
            return weak;
        if (await passwords.HashAsync(command.NewPassword, command.Address) is not { } hash)
            return AccountRefusals.PasswordsBusy;
        var now = time.GetUtcNow();
        var changed = AccessRules.EndSessions(account, keep: null, now) with { PasswordHash = hash, EmailVerifiedAt = account.EmailVerifiedAt ?? now };
        return await Write(changed, RowWrite.Remove(code));
    }

    /// <inheritdoc/>
    public async Task<Outcome<Done>> MailVerification()
    {
        if (!IsOpen)
            return NoAccount();
        if (!codes.IsOpen)
            return AccountRefusals.NoMail;
        if (account.EmailVerifiedAt is null && await codes.VerifyAsync(account, time.GetUtcNow()) is { Length: > 0 } writes)
            await CommitAsync(writes);
        return Done.Instance;
    }

    /// <inheritdoc/>
    public async Task<Outcome<Profile>> VerifyEmail(string code)
    {
        if (!IsOpen)
            return NoAccount();
        if (account.EmailVerifiedAt is not null)
            return Profile.Of(account);
        return await FindCodeAsync(CodePurpose.Verify, code) is { } found
            ? await Write(account with { EmailVerifiedAt = time.GetUtcNow() }, RowWrite.Remove(found))
            : AccountRefusals.CodeInvalid;
    }

    // The code that a secret fits; a wrong secret is counted.
    private async Task<AccountCodeRow?> FindCodeAsync(CodePurpose purpose, string secret)
    {
        var code = await codes.FindAsync(account!, purpose);
        if (CodeRules.Fits(code, secret, time.GetUtcNow()))
            return code;
        if (CodeRules.Wrong(code) is { } counted)
            await CommitAsync(counted);
        return null;
    }

    [MemberNotNullWhen(true, nameof(account))]
    private bool IsOpen => account is { DeletedAt: null };

    private string Name => $"accounts/{account!.User}";

    /// <inheritdoc/>
    protected override async Task ReadAsync()
    {
        if (Guid.TryParseExact(this.GetPrimaryKeyString(), "N", out var user))
            account = await ReadOneAsync(new AccountOf(user));
    }

    // The role of the staff is read in this turn: a role that was taken away a moment ago must not be given back with an older token.
    private async Task<Refusal?> WhyNotActAsync(StaffAct act)
    {
        if (AccessRules.WhyNotAdmin(await ReadOneAsync(new AccountOf(act.By))) is { } refusal)
            return Refused(refusal, account);
        if (!IsOpen)
            return NoAccount();
        return account.User == act.By ? AccountRefusals.OwnAccount : null;
    }

    private async Task<Refusal?> WhyNotPasswordAsync(string password, string? address) =>
        await passwords.VerifyAsync(account!.PasswordHash, password, address) switch
        {
            PasswordCheck.Busy => AccountRefusals.PasswordsBusy,
            PasswordCheck.Wrong => AccountRefusals.WrongCredentials,
            _ => null,
        };

    private Refusal? WhyNotAt(long version)
    {
        if (!IsOpen)
            return NoAccount();
        return account.Version == version
            ? null
            : new Refusal(RefusalCode.VersionMismatch, $"The account is at version {account.Version}, not {version}.");
    }

    // Anybody can guess ids without end, so a grain without an account must not stay in memory. It could also go stale: an account may be
    // created under this id later.
    private Refusal NoAccount()
    {
        DeactivateOnIdle();
        return AccountRefusals.NoAccount;
    }

    private async Task<Profile> Write(AccountRow changed, params RowWrite[] others)
    {
        var endsAccess = changed.AccessEpoch != account!.AccessEpoch;
        changed = changed with { Version = changed.Version + 1 };
        await CommitAsync([changed, .. others]);
        account = changed;
        if (endsAccess)
            await _ends.TellAsync(EndedAccess.Of(changed));
        return Profile.Of(changed);
    }
}
