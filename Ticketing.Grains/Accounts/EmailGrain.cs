using Microsoft.Extensions.Logging;
using Orleans;
using Ticketing.Grains.Accounts.Codes;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Outcomes.Texts;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Accounts;

/// <summary>
/// One e-mail address: signs up and logs in. The grain keeps no state and reads the rows for each call. Log-ins are rare compared to the
/// requests that follow them, and a fresh read is never out of date.
/// </summary>
public sealed class EmailGrain(
    IRowStore store, IPasswordWork passwords, ClosedLogIns closed, CodeDesk codes, TimeProvider time, ILogger<EmailGrain> logger)
    : PersistentGrain(store), IEmailGrain
{
    /// <inheritdoc/>
    public Task<Outcome<Profile>> SignUp(SignUp command) => SignUp(command, Role.User);

    /// <inheritdoc/>
    public Task<Outcome<Profile>> SignUpFirstAdmin(SignUp command) => SignUp(command, Role.Admin);

    /// <inheritdoc/>
    public Task<Outcome<Profile>> SignUpAs(SignUp command, Role role) => SignUp(command, role);

    /// <inheritdoc/>
    public async Task<Outcome<OpenSession>> LogIn(LogIn command)
    {
        // An unknown address costs the same reads and the same hashing as a known one, so the response time does not reveal whether it is known.
        var user = (await ReadOneAsync(new EmailOf(this.GetPrimaryKeyString())))?.User ?? Guid.Empty;
        var account = await ReadOneAsync(new AccountOf(user));
        var open = account?.DeletedAt is null ? account : null;
        var check = await passwords.VerifyAsync(open?.PasswordHash, command.Password, command.Address);
        if (open is null || check is PasswordCheck.Busy or PasswordCheck.Wrong || closed.Has(this.GetPrimaryKeyString()))
        {
            DeactivateOnIdle();
            return check == PasswordCheck.Busy ? AccountRefusals.PasswordsBusy : AccountRefusals.WrongCredentials;
        }
        if (open.SuspendedAt is not null)
            return AccountRefusals.Suspended;
        var session = SessionRules.Start(command, open, time.GetUtcNow());
        await CommitAsync(session);
        if (check == PasswordCheck.RightButWeak)
            await RaiseHashAsync(open, command);
        return OpenSession.Of(session, open);
    }

    /// <inheritdoc/>
    public async Task<Outcome<Done>> MailReset()
    {
        if (!codes.IsOpen)
            return AccountRefusals.NoMail;
        var user = (await ReadOneAsync(new EmailOf(this.GetPrimaryKeyString())))?.User;
        DeactivateOnIdle();

        // Nobody waits for the mail: the time of the answer must not tell whether there is an account.
        if (user is not null)
            _ = MailResetAsync(user.Value);
        return Done.Instance;
    }

    private async Task MailResetAsync(Guid user)
    {
        try
        {
            await GrainFactory.GetGrain<IAccountGrain>(user.ToString("N")).MailReset();
        }
#pragma warning disable CA1031 // Nobody hears it; the person asks again when no mail comes.
        catch (Exception e)
#pragma warning restore CA1031
        {
            logger.LogWarning(e, "The mail for a new password of {User} could not be written.", user);
        }
    }

    // The password in clear is known only at a log-in. The log-in has succeeded, so nothing that goes wrong here may fail it.
    private async Task RaiseHashAsync(AccountRow account, LogIn command)
    {
        try
        {
            if (await passwords.HashAsync(command.Password, command.Address) is { } stronger)
                await GrainFactory.GetGrain<IAccountGrain>(account.User.ToString("N")).RaiseHash(account.PasswordHash, stronger);
        }
#pragma warning disable CA1031 // Whatever the reason, the next log-in tries again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            logger.LogWarning(e, "The password hash of {User} could not be made stronger; the next log-in tries again.", account.User);
        }
    }

    private async Task<Outcome<Profile>> SignUp(SignUp command, Role role)
    {
        var address = this.GetPrimaryKeyString();
        if (!EmailAddress.TryNormalize(command.Email, out var normalized) || normalized != address)
            return new Refusal(RefusalCode.InvalidInput, "This is not an e-mail address.");
        var name = AccountRules.CheckName(command.Name);
        if (!name.Ok)
            return name.Refusal;
        if (AccountRules.CheckPassword(command.Password, address) is { } weak)
            return weak;
        if (await ReadOneAsync(new EmailOf(address)) is not null)
            return AccountRefusals.EmailTaken;
        if (await passwords.HashAsync(command.Password, command.Address) is not { } hash)
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
