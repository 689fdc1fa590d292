using Ticketing.Grains.Accounts.Codes;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Audit;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Grains.Accounts;

/// <summary>What staff do to an account. Each act is in the audit log by the same commit.</summary>
/// <param name="book">The account.</param>
/// <param name="codes">Makes the secrets that are mailed.</param>
/// <param name="readStaffAsync">Reads the row of the person who acts.</param>
/// <param name="readReleaseAsync">Reads the row that an earlier suspension may have left.</param>
/// <param name="time">The clock.</param>
internal sealed class StaffActs(AccountBook book, CodeDesk codes, Func<Guid, Task<AccountRow?>> readStaffAsync, Func<Guid, Task<HoldReleaseRow?>> readReleaseAsync, TimeProvider time)
{
    /// <summary>Gives the account another role.</summary>
    public async Task<Outcome<Profile>> SetRoleAsync(StaffAct act, Role role, long version)
    {
        if (await WhyNotAsync(act) is { } refusal) return refusal;
        var account = book.Account;
        if (account.Version != version)
            return new Refusal(RefusalCode.VersionMismatch, $"The account is at version {account.Version}, not {version}.");
        var now = time.GetUtcNow();
        return await book.WriteAsync(AccessRules.SetRole(account, role, now), AuditRow.Of(act, "account.role", book.Name, $"{account.Role} to {role}", now));
    }

    /// <summary>Suspends the account, ends its sessions, and has its holds released; a suspended one stays as it is.</summary>
    public async Task<Outcome<Profile>> SuspendAsync(StaffAct act, string reason)
    {
        if (await WhyNotAsync(act) is { } refusal) return refusal;
        var checkedReason = AccountRules.CheckReason(reason);
        if (!checkedReason.Ok) return checkedReason.Refusal;
        if (book.Account.SuspendedAt is not null) return Profile.Of(book.Account);
        var now = time.GetUtcNow();
        return await book.WriteAsync(
            AccessRules.EndSessions(book.Account, keep: null, now) with { SuspendedAt = now },
            AuditRow.Of(act, "account.suspend", book.Name, checkedReason.Value, now),
            HoldReleaseRow.Of(book.Account.User, await readReleaseAsync(book.Account.User), now));
    }

    /// <summary>Ends a suspension.</summary>
    public async Task<Outcome<Profile>> UnsuspendAsync(StaffAct act)
    {
        if (await WhyNotAsync(act) is { } refusal) return refusal;
        return book.Account.SuspendedAt is null
            ? Profile.Of(book.Account)
            : await book.WriteAsync(book.Account with { SuspendedAt = null }, AuditRow.Of(act, "account.unsuspend", book.Name, "", time.GetUtcNow()));
    }

    /// <summary>Ends all sessions and mails the owner a link for a new password.</summary>
    public async Task<Outcome<Profile>> MailResetAsync(StaffAct act)
    {
        if (await WhyNotAsync(act) is { } refusal) return refusal;
        if (!codes.IsOpen) return AccountRefusals.NoMail;
        var now = time.GetUtcNow();
        return await book.WriteAsync(
            AccessRules.EndSessions(book.Account, keep: null, now),
            [AuditRow.Of(act, "account.password-reset", book.Name, "", now), .. await codes.ResetAsync(book.Account, now)]);
    }

    // The role of the staff is read in this turn: a role that was taken away a moment ago must not be given back with an older token.
    private async Task<Refusal?> WhyNotAsync(StaffAct act)
    {
        if (AccessRules.WhyNotAdmin(await readStaffAsync(act.By)) is { } refusal) return refusal;
        if (!book.IsOpen) return AccountRefusals.NoAccount;
        return book.Known.User == act.By ? AccountRefusals.OwnAccount : null;
    }
}
