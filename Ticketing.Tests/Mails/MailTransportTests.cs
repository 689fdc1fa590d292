using Microsoft.Extensions.Options;
using MimeKit;
using Shouldly;
using Ticketing.Grains.Mails;
using Ticketing.Silo.Mails;
using Ticketing.Silo.Storage;
using Xunit;

namespace Ticketing.Tests.Mails;

[Trait("Suite", "Unit")]
public sealed class MailTransportTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ticketing-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task In_a_folder_a_mail_is_a_file_that_mail_programs_open()
    {
        var settings = Options.Create(new MailSettings { Folder = Path.Combine(_folder.FullName, "mails"), Site = "https://shop.example/" });
        var transport = new FolderTransport(settings, Options.Create(new StorageOptions()));
        transport.Site.ShouldBe("https://shop.example");
        await transport.SendAsync(MailRules.New("hong@example.com", new MailText("제목 / Subject", "본문\nBody"), DateTimeOffset.UnixEpoch), default);

        using var message = await MimeMessage.LoadAsync(Directory.GetFiles(settings.Value.Folder, "*.eml").Single());
        message.To.ToString().ShouldBe("hong@example.com");
        message.From.ToString().ShouldBe("\"Ticketing\" <no-reply@localhost>");
        message.Subject.ShouldBe("제목 / Subject");
        message.TextBody!.ReplaceLineEndings("\n").ShouldStartWith("본문\nBody");
    }

    [Fact]
    public async Task A_mail_server_that_is_not_there_is_an_exception()
    {
        var transport = new SmtpTransport(Options.Create(new MailSettings { Host = "127.0.0.1", Port = Ticketing.Bench.Servers.LoopbackPort.Free(), Tls = false }));
        await Should.ThrowAsync<Exception>(() => transport.SendAsync(MailRules.New("hong@example.com", new MailText("s", "b"), DateTimeOffset.UnixEpoch), default));
    }
}
