using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Ticketing.Grains.Secrets;

namespace Ticketing.Hosting.Secrets;

/// <summary>The secrets that all processes of an installation share.</summary>
public static class SecretServices
{
    /// <summary>Adds them for a process that has the rows.</summary>
    public static IServiceCollection AddSecretsOfRows(this IServiceCollection services)
    {
        services.AddSingleton<RowKeyStore>();
        services.AddSingleton<IKeyStore>(provider => provider.GetRequiredService<RowKeyStore>());
        return services.AddSecrets();
    }

    /// <summary>Adds them for a process that asks the silos. Its client of the cluster must be added before: it starts first.</summary>
    public static IServiceCollection AddSecretsOfGrains(this IServiceCollection services)
    {
        services.AddSingleton<IKeyStore, GrainKeyStore>();
        return services.AddSecrets();
    }

    private static IServiceCollection AddSecrets(this IServiceCollection services)
    {
        services.AddSingleton<SigningSecret>();
        services.AddSingleton(provider => provider.GetRequiredService<SigningSecret>().Keys);
        // The name is a part of what seals a token: it never changes.
        services.AddDataProtection().SetApplicationName("ticketing");
        services.AddSingleton<SharedKeys>();
        services.AddOptions<KeyManagementOptions>().Configure<SharedKeys>(static (options, keys) => options.XmlRepository = keys);
        services.AddSingleton<XmlKeyManager>();
        services.AddSingleton<SharedKeyManager>();
        services.AddSingleton<IKeyManager>(provider => provider.GetRequiredService<SharedKeyManager>());
        services.AddSingleton<SharedKeyWatch>();
        services.AddHostedService<LoadAtStart>();
        services.AddHostedService(provider => provider.GetRequiredService<SharedKeyWatch>());
        return services;
    }

    // Hosted services start in their order, and the web server last: no request comes before the secrets.
    private sealed class LoadAtStart(SigningSecret signing, SharedKeyWatch keys) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            await signing.LoadAsync();
            keys.Load();
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
