using Microsoft.Extensions.Options;
using MimeKit;
using Ticketing.Grains.Mails;
using Ticketing.Silo.Storage;

namespace Ticketing.Silo.Mails;

/// <summary>Writes mails as <c>.eml</c> files, which every mail program opens; for development.</summary>
internal sealed class FolderTransport(IOptions<MailSettings> options, IOptions<StorageOptions> storage) : IMailTransport
{
    private readonly MailSettings _settings = options.Value;

    /// <inheritdoc/>
    public bool IsOpen => true;

    /// <inheritdoc/>
    public string Site => _settings.Site.TrimEnd('/');

    private string Folder => _settings.Folder.Length > 0 ? _settings.Folder : Path.Combine(storage.Value.DataFolder, "mails");

    /// <inheritdoc/>
    public async Task SendAsync(MailRow mail, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Folder);
        using var message = MailMessages.Of(mail, MailboxAddress.Parse(_settings.From));
        await message.WriteToAsync(Path.Combine(Folder, $"{mail.CreatedAt.UtcDateTime:yyyyMMdd-HHmmss}-{mail.MailId}.eml"), cancellation);
    }
}
