using Xunit;

namespace Ticketing.Tests.Kit.Servers;

/// <summary>The application as it is, shared by the tests of a class.</summary>
public sealed class AppServer : IAsyncLifetime
{
    public ApiServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await ApiServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
