using System.Diagnostics.CodeAnalysis;
using Orleans;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Accounts;

/// <summary>One account: changes its name and role, and closes it.</summary>
public sealed class AccountGrain(IRowStore store, IPasswordWork passwords, TimeProvider time) : PersistentGrain(store), IAccountGrain
{
    private AccountRow? account;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken) => ReadAsync();

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
        var good = await passwords.VerifyAsync(account.PasswordHash, password);
        if (good != true)
            return good is null ? AccountRefusals.PasswordsBusy : AccountRefusals.WrongCredentials;
        return await Write(account with { DeletedAt = time.GetUtcNow() });
    }

    /// <inheritdoc/>
    public async Task<Outcome<Profile>> ChangeRole(Guid by, Role role, long version)
    {
        if (!IsOpen)
            return NoAccount();
        if (account.User == by)
            return new Refusal(RefusalCode.Forbidden, "Nobody changes their own role: the last admin would be gone.");
        if (await WhyNotAsync(() => WhyNotAt(version)) is { } refusal)
            return refusal;
        return await Write(account with { Role = role });
    }

    [MemberNotNullWhen(true, nameof(account))]
    private bool IsOpen => account is { DeletedAt: null };

    /// <inheritdoc/>
    protected override async Task ReadAsync()
    {
        if (Guid.TryParseExact(this.GetPrimaryKeyString(), "N", out var user))
            account = await ReadOneAsync(new AccountOf(user));
    }

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

    private async Task<Outcome<Profile>> Write(AccountRow changed)
    {
        changed = changed with { Version = changed.Version + 1 };
        await CommitAsync(changed);
        account = changed;
        return Profile.Of(changed);
    }
}
