using Orleans;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Outcomes.Texts;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Accounts;

/// <summary>
/// One e-mail address: signs up and logs in. The grain keeps no state and reads the rows for each call. Log-ins are rare compared to the
/// requests that follow them, and a fresh read is never out of date.
/// </summary>
public sealed class EmailGrain(IRowStore store, IPasswordWork passwords, ClosedLogIns closed, TimeProvider time) : PersistentGrain(store), IEmailGrain
{
    /// <inheritdoc/>
    public Task<Outcome<Profile>> SignUp(SignUp command) => SignUp(command, Role.User);

    /// <inheritdoc/>
    public Task<Outcome<Profile>> SignUpFirstAdmin(SignUp command) => SignUp(command, Role.Admin);

    /// <inheritdoc/>
    public async Task<Outcome<OpenSession>> LogIn(LogIn command)
    {
        // An unknown address costs the same reads and the same hashing as a known one, so the response time does not reveal whether it is known.
        var user = (await ReadOneAsync(new EmailOf(this.GetPrimaryKeyString())))?.User ?? Guid.Empty;
        var account = await ReadOneAsync(new AccountOf(user));
        var open = account?.DeletedAt is null ? account : null;
        var good = await passwords.VerifyAsync(open?.PasswordHash, command.Password);
        if (good != true || open is null || closed.Has(this.GetPrimaryKeyString()))
        {
            DeactivateOnIdle();
            return good is null ? AccountRefusals.PasswordsBusy : AccountRefusals.WrongCredentials;
        }
        var session = SessionRules.Start(command.SessionId, user, command.RefreshHash, time.GetUtcNow());
        await CommitAsync(session);
        return new OpenSession(session.SessionId, user, open.Role, session.ExpiresAt);
    }

    private async Task<Outcome<Profile>> SignUp(SignUp command, Role role)
    {
        var address = this.GetPrimaryKeyString();
        if (!EmailAddress.TryNormalize(command.Email, out var normalized) || normalized != address)
            return new Refusal(RefusalCode.InvalidInput, "This is not an e-mail address.");
        var name = AccountRules.CheckName(command.Name);
        if (!name.Ok)
            return name.Refusal;
        if (AccountRules.CheckPassword(command.Password) is { } weak)
            return weak;
        if (await ReadOneAsync(new EmailOf(address)) is not null)
            return AccountRefusals.EmailTaken;
        if (await passwords.HashAsync(command.Password) is not { } hash)
            return AccountRefusals.PasswordsBusy;

        var account = new AccountRow(command.User, TypedText.Stored(command.Email), name.Value, hash, role, time.GetUtcNow(), DeletedAt: null) { Version = 1 };
        var conflict = await TryCommitAsync(account, new EmailRow(address, command.User) { Version = 1 });
        // The read above only saves the hashing of a taken address. The primary key decides who gets the address.
        return conflict switch
        {
            null => Profile.Of(account),
            EmailRow => AccountRefusals.EmailTaken,
            _ => throw new InvalidOperationException($"The account id {command.User} was drawn twice."),
        };
    }
}
