namespace Ticketing.Silo.Accounts;

/// <summary>
/// Makes the first admin while the process starts. Hosted services start in their order, and the web server last: nobody can sign up with the
/// address of the first admin before.
/// </summary>
internal sealed class FirstAdminStart(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => services.EnsureFirstAdminAsync();

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
