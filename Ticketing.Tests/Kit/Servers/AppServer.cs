using Microsoft.Extensions.DependencyInjection;
using Ticketing.Grains.Mails;
using Xunit;

namespace Ticketing.Tests.Kit.Servers;

/// <summary>The application as it is, with a box in place of a mail server, shared by the tests of a class.</summary>
public sealed class AppServer : IAsyncLifetime
{
    public ApiServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await ApiServer.StartAsync(services: services => services.AddSingleton<IMailTransport>(new Mailbox()));

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
