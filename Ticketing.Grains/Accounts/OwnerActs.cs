using Ticketing.Grains.Accounts.Codes;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Accounts;

/// <summary>What the owner does to an account: its password, its address, its end.</summary>
/// <param name="book">The account.</param>
/// <param name="passwords">Hashes and verifies passwords.</param>
/// <param name="codes">Makes and finds the secrets that are mailed.</param>
/// <param name="time">The clock.</param>
internal sealed class OwnerActs(AccountBook book, IPasswordWork passwords, CodeDesk codes, TimeProvider time)
{
    /// <summary>Closes the account.</summary>
    public async Task<Outcome<Profile>> CloseAsync(string password)
    {
        if (!book.IsOpen) return AccountRefusals.NoAccount;
        if (await WhyNotPasswordAsync(password, address: null) is { } refusal) return refusal;
        var now = time.GetUtcNow();
        return await book.WriteAsync(AccessRules.EndSessions(book.Account, keep: null, now) with { DeletedAt = now });
    }

    /// <summary>Sets a new password for who knows the old one. The session that asks goes on.</summary>
    /// <param name="command">The old and the new password.</param>
    /// <param name="session">The session that asks; null when there is none.</param>
    public async Task<Outcome<OpenSession>> ChangePasswordAsync(PasswordChange command, SessionRow? session)
    {
        if (!book.IsOpen) return AccountRefusals.NoAccount;
        if (await WhyNotPasswordAsync(command.OldPassword, command.Address) is { } wrong) return wrong;
        var hash = await HashAsync(command.NewPassword, command.Address);
        if (!hash.Ok) return hash.Refusal;
        var now = time.GetUtcNow();
        if (session is null || session.User != book.Account.User || !SessionRules.IsOpen(session, book.Account, now)) return AccountRefusals.SessionEnded;
        await book.WriteAsync(AccessRules.EndSessions(book.Account, session.SessionId, now) with { PasswordHash = hash.Value });
        return OpenSession.Of(session, book.Account);
    }

    /// <summary>Mails a link for a new password.</summary>
    public async Task<Outcome<Done>> MailResetAsync()
    {
        if (!book.IsOpen) return AccountRefusals.NoAccount;
        return codes.IsOpen ? await book.WriteBesideAsync([.. await codes.ResetAsync(book.Account, time.GetUtcNow())]) : AccountRefusals.NoMail;
    }

    /// <summary>Sets a new password for who has the link. The address is verified by that too.</summary>
    public async Task<Outcome<Profile>> ResetPasswordAsync(PasswordReset command)
    {
        if (!book.IsOpen || await FindCodeAsync(CodePurpose.Reset, command.Secret) is not { } code) return AccountRefusals.CodeInvalid;
        var hash = await HashAsync(command.NewPassword, command.Address);
        if (!hash.Ok) return hash.Refusal;
        var now = time.GetUtcNow();
        var account = AccessRules.EndSessions(book.Account, keep: null, now);
        return await book.WriteAsync(account with { PasswordHash = hash.Value, EmailVerifiedAt = account.EmailVerifiedAt ?? now }, RowWrite.Remove(code));
    }

    /// <summary>Mails a code that verifies the address; an address that is verified gets none.</summary>
    public async Task<Outcome<Done>> MailVerificationAsync()
    {
        if (!book.IsOpen) return AccountRefusals.NoAccount;
        if (!codes.IsOpen) return AccountRefusals.NoMail;
        return book.Account.EmailVerifiedAt is null ? await book.WriteBesideAsync([.. await codes.VerifyAsync(book.Account, time.GetUtcNow())]) : Done.Instance;
    }

    /// <summary>Verifies the address by the code.</summary>
    public async Task<Outcome<Profile>> VerifyEmailAsync(string code)
    {
        if (!book.IsOpen) return AccountRefusals.NoAccount;
        if (book.Account.EmailVerifiedAt is not null) return Profile.Of(book.Account);
        return await FindCodeAsync(CodePurpose.Verify, code) is { } found
            ? await book.WriteAsync(book.Account with { EmailVerifiedAt = time.GetUtcNow() }, RowWrite.Remove(found))
            : AccountRefusals.CodeInvalid;
    }

    // The code that a secret fits. A wrong secret is counted.
    private async Task<AccountCodeRow?> FindCodeAsync(CodePurpose purpose, string secret)
    {
        var code = await codes.FindAsync(book.Account, purpose);
        if (CodeRules.Fits(code, secret, time.GetUtcNow())) return code;
        if (CodeRules.Wrong(code) is { } counted) await book.WriteBesideAsync([counted]);
        return null;
    }

    private async Task<Outcome<string>> HashAsync(string password, string? address)
    {
        if (AccountRules.CheckPassword(password, book.Account.Email) is { } weak) return weak;
        return await passwords.HashAsync(password, address) is { } hash ? hash : AccountRefusals.PasswordsBusy;
    }

    private async Task<Refusal?> WhyNotPasswordAsync(string password, string? address) =>
        await passwords.VerifyAsync(book.Account.PasswordHash, password, address) switch
        {
            PasswordCheck.Busy => AccountRefusals.PasswordsBusy,
            PasswordCheck.Wrong => AccountRefusals.WrongCredentials,
            _ => null,
        };
}
