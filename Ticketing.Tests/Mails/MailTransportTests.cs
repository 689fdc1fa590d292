using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using Shouldly;
using Ticketing.Grains.Mails;
using Ticketing.Silo.Mails;
using Ticketing.Silo.Storage;
using Ticketing.Tests.Kit.Servers;
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
    public async Task A_mail_server_is_given_the_mail_with_its_words()
    {
        await using var server = new SmtpStandIn();
        var transport = new SmtpTransport(Options.Create(new MailSettings { Host = "127.0.0.1", Port = server.Port, Tls = false }));

        await transport.SendAsync(MailRules.New("hong@example.com", new MailText("제목 / Subject", "본문\nBody"), DateTimeOffset.UnixEpoch), default);

        var message = server.Taken.ShouldHaveSingleItem();
        message.To.ToString().ShouldBe("hong@example.com");
        message.Subject.ShouldBe("제목 / Subject");
        message.TextBody!.ReplaceLineEndings("\n").ShouldStartWith("본문\nBody");
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task A_mail_server_without_tls_or_with_an_unknown_certificate_gets_no_mail_where_tls_is_set(bool speaksTls)
    {
        using var stranger = new CertificateAuthority("stranger");
        await using var server = new SmtpStandIn(speaksTls ? stranger : null);
        var transport = new SmtpTransport(Options.Create(new MailSettings { Host = "127.0.0.1", Port = server.Port }));

        var refused = await Should.ThrowAsync<Exception>(() => transport.SendAsync(MailRules.New("hong@example.com", new MailText("s", "b"), DateTimeOffset.UnixEpoch), default));

        refused.GetType().ShouldBe(speaksTls ? typeof(SslHandshakeException) : typeof(NotSupportedException));
        server.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mail_server_that_is_not_there_is_an_exception()
    {
        var transport = new SmtpTransport(Options.Create(new MailSettings { Host = "127.0.0.1", Port = Ticketing.Bench.Servers.LoopbackPort.Free(), Tls = false }));
        await Should.ThrowAsync<Exception>(() => transport.SendAsync(MailRules.New("hong@example.com", new MailText("s", "b"), DateTimeOffset.UnixEpoch), default));
    }
}
