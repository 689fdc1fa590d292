using Ticketing.Grains.Mails;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Accounts.Codes;

/// <summary>The rows that an account's grain writes when it mails a secret and when somebody presents one.</summary>
public sealed class CodeDesk(IRowStore store, IMailTransport transport)
{
    /// <summary>Whether mails can be sent at all.</summary>
    public bool IsOpen => transport.IsOpen;

    /// <summary>The code and the mail with a link that sets a new password; none when one was mailed a moment ago.</summary>
    public async Task<RowWrite[]> ResetAsync(AccountRow account, DateTimeOffset now)
    {
        var secret = CodeRules.NewSecret();
        return await NextAsync(account, CodePurpose.Reset, secret, CodeMails.Reset(transport.Site, $"{account.User:N}.{secret}"), now);
    }

    /// <summary>The code and the mail with the code that proves the address; none when one was mailed a moment ago.</summary>
    public async Task<RowWrite[]> VerifyAsync(AccountRow account, DateTimeOffset now)
    {
        var code = CodeRules.NewCode();
        return await NextAsync(account, CodePurpose.Verify, code, CodeMails.Verify(code), now);
    }

    /// <summary>The code that is open for a purpose; null when there is none.</summary>
    public async Task<AccountCodeRow?> FindAsync(AccountRow account, CodePurpose purpose) =>
        await store.ReadAsync(new AccountCodeOf(account.User, purpose)) is [var code] ? code : null;

    private async Task<RowWrite[]> NextAsync(AccountRow account, CodePurpose purpose, string secret, MailText text, DateTimeOffset now)
    {
        var code = CodeRules.Next(await FindAsync(account, purpose), account.User, purpose, secret, now);
        return code is null ? [] : [code, MailRules.New(account.Email, text, now)];
    }
}
