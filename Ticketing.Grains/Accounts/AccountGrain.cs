using Microsoft.Extensions.Logging;
using Orleans;
using Ticketing.Grains.Accounts.Codes;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Audit;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Accounts;

/// <summary>
/// One account: the only writer of its row. Commands on an account are rare, so each one reads the row anew, and nothing rests on what another
/// activation has changed.
/// </summary>
public sealed class AccountGrain(IRowStore store, IPasswordWork passwords, CodeDesk codes, TimeProvider time, ILogger<AccountGrain> logger)
    : PersistentGrain(store), IAccountGrain
{
    private AccountBook _book = null!;
    private StaffActs _staff = null!;
    private OwnerActs _owner = null!;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _book = new AccountBook(FindAsync, CommitAsync, EndedAccessNews.Of(this, logger));
        _staff = new StaffActs(_book, codes, user => ReadOneAsync(new AccountOf(user)), user => ReadOneAsync(new HoldReleaseOf(user)), time);
        _owner = new OwnerActs(_book, passwords, codes, time);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<Outcome<Profile>> View() =>
        RunAsync<Profile>(() => Task.FromResult<Outcome<Profile>>(_book.IsOpen ? Profile.Of(_book.Account) : AccountRefusals.NoAccount));

    /// <inheritdoc/>
    public Task<Outcome<Profile>> Rename(string name) => RunAsync<Profile>(async () =>
    {
        if (!_book.IsOpen) return AccountRefusals.NoAccount;
        var checkedName = AccountRules.CheckName(name);
        return checkedName.Ok ? await _book.WriteAsync(_book.Account with { Name = checkedName.Value }) : checkedName.Refusal;
    });

    /// <inheritdoc/>
    public Task<Outcome<Profile>> Close(string password) => RunAsync(() => _owner.CloseAsync(password));

    /// <inheritdoc/>
    public Task<Outcome<Profile>> ChangeRole(Guid by, Role role, long version) => SetRole(new StaffAct(by, Address: null), role, version);

    /// <inheritdoc/>
    public Task<Outcome<Profile>> SetRole(StaffAct act, Role role, long version) => RunAsync(() => _staff.SetRoleAsync(act, role, version));

    /// <inheritdoc/>
    public Task<Outcome<Profile>> Suspend(StaffAct act, string reason) => RunAsync(() => _staff.SuspendAsync(act, reason));

    /// <inheritdoc/>
    public Task<Outcome<Profile>> Unsuspend(StaffAct act) => RunAsync(() => _staff.UnsuspendAsync(act));

    /// <inheritdoc/>
    public Task<Outcome<OpenSession>> ChangePassword(PasswordChange command) =>
        RunAsync(async () => await _owner.ChangePasswordAsync(command, await ReadOneAsync(new SessionOf(command.Session))));

    /// <inheritdoc/>
    public Task<Outcome<Profile>> EndSessions() => RunAsync<Profile>(async () =>
        _book.IsOpen ? await _book.WriteAsync(AccessRules.EndSessions(_book.Account, keep: null, time.GetUtcNow())) : AccountRefusals.NoAccount);

    /// <inheritdoc/>
    public Task<Outcome<Profile>> RaiseHash(string oldHash, string newHash) => RunAsync<Profile>(async () =>
    {
        if (!_book.IsOpen) return AccountRefusals.NoAccount;
        return _book.Account.PasswordHash == oldHash ? await _book.WriteAsync(_book.Account with { PasswordHash = newHash }) : Profile.Of(_book.Account);
    });

    /// <inheritdoc/>
    public Task<Outcome<Done>> MailReset() => RunAsync(_owner.MailResetAsync);

    /// <inheritdoc/>
    public Task<Outcome<Profile>> MailResetAs(StaffAct act) => RunAsync(() => _staff.MailResetAsync(act));

    /// <inheritdoc/>
    public Task<Outcome<Profile>> ResetPassword(PasswordReset command) => RunAsync(() => _owner.ResetPasswordAsync(command));

    /// <inheritdoc/>
    public Task<Outcome<Done>> MailVerification() => RunAsync(_owner.MailVerificationAsync);

    /// <inheritdoc/>
    public Task<Outcome<Profile>> VerifyEmail(string code) => RunAsync(() => _owner.VerifyEmailAsync(code));

    /// <inheritdoc/>
    protected override Task ReadAsync() => _book.ReadAsync();

    private async Task<AccountRow?> FindAsync() =>
        Guid.TryParseExact(this.GetPrimaryKeyString(), "N", out var user) ? await ReadOneAsync(new AccountOf(user)) : null;

    // Anybody can guess ids without end, so a grain without an account does not stay in memory.
    private async Task<Outcome<T>> RunAsync<T>(Func<Task<Outcome<T>>> command)
        where T : class
    {
        await ReadAsync();
        var outcome = await command();
        if (!_book.IsOpen) DeactivateOnIdle();
        return outcome;
    }
}
