using Ticketing.Grains.Mails;

namespace Ticketing.Grains.Accounts.Codes;

/// <summary>The mails with secrets, in Korean and English side by side.</summary>
internal static class CodeMails
{
    /// <summary>The mail with the link that sets a new password.</summary>
    /// <param name="site">The public address of the site.</param>
    /// <param name="token">The account and the secret.</param>
    public static MailText Reset(string site, string token) => new(
        "비밀번호 재설정 / Reset your password",
        $"""
        아래 링크에서 30분 안에 새 비밀번호를 정하세요. 링크는 한 번만 쓸 수 있습니다.
        Set a new password at this link within 30 minutes. The link works once.

        {site}/reset-password#token={token}

        요청하지 않았다면 이 메일을 무시하세요. 비밀번호는 바뀌지 않습니다.
        If you did not ask for this, ignore this mail. Your password stays as it is.
        """);

    /// <summary>The mail with the code that proves the address.</summary>
    public static MailText Verify(string code) => new(
        "이메일 확인 코드 / Your e-mail code",
        $"""
        이메일 확인 코드: {code}
        Your e-mail code: {code}

        30분 안에 입력하세요. 요청하지 않았다면 이 메일을 무시하세요.
        Enter it within 30 minutes. If you did not ask for it, ignore this mail.
        """);
}
