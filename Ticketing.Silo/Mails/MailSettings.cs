using System.ComponentModel.DataAnnotations;

namespace Ticketing.Silo.Mails;

/// <summary>
/// Setting section <c>Mail</c>: the mail server, or a folder for mails. Without both, a development environment writes mails to the folder
/// <c>mails</c> of the data folder; elsewhere no mail is sent, the start says so in the log, and requests that need a mail are refused.
/// </summary>
internal sealed class MailSettings
{
    /// <summary>The mail server's name; empty for none.</summary>
    public string Host { get; set; } = "";

    /// <summary>The mail server's port for submission.</summary>
    [Range(1, 65_535)]
    public int Port { get; set; } = 587;

    /// <summary>Whether the connection must be encrypted: STARTTLS, or TLS from the start on port 465. Only for a server on this machine it may be off.</summary>
    public bool Tls { get; set; } = true;

    /// <summary>The name to log in with; empty for none.</summary>
    public string User { get; set; } = "";

    /// <summary>The password to log in with.</summary>
    public string Password { get; set; } = "";

    /// <summary>The sender, such as <c>Ticketing &lt;no-reply@example.com&gt;</c>; needed with a mail server.</summary>
    public string From { get; set; } = "Ticketing <no-reply@localhost>";

    /// <summary>The folder into which mails are written as files, instead of sending them; empty for none.</summary>
    public string Folder { get; set; } = "";

    /// <summary>The public address of the site to which links lead; its page <c>/reset-password</c> gets the token after <c>#token=</c>.</summary>
    public string Site { get; set; } = "http://localhost:5080";
}
