using Orleans.Dashboard;
using Orleans.Hosting;

namespace Ticketing.Silo.Hosting;

/// <summary>
/// Orleans' own dashboard, at an address of its own like <c>/metrics</c>: its page asks without the access token that our admins have, so
/// who may see it is who can reach the address.
/// </summary>
/// <param name="services">The silo's, which the dashboard's pages ask.</param>
/// <param name="address">Where it listens.</param>
/// <param name="loggers">Where its lines go.</param>
internal sealed class OrleansDashboard(IServiceProvider services, Uri address, ILoggerFactory loggers) : IHostedService, IAsyncDisposable
{
    private const int MaxConnections = 64;

    private WebApplication? server;

    /// <summary>Where it listens; null while it does not.</summary>
    public Uri? Address => server?.Urls.FirstOrDefault() is { } url ? new Uri(url) : null;

    /// <summary>Adds it to a silo whose settings say where.</summary>
    /// <exception cref="InvalidOperationException">They say something else.</exception>
    public static void AddTo(ISiloBuilder silo, IConfiguration configuration)
    {
        if (configuration["Operations:Dashboard"] is not { Length: > 0 } text) return;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new InvalidOperationException($"Operations:Dashboard is an address as http://127.0.0.1:9465, not '{text}'.");
        silo.AddDashboard();
        silo.Services.AddSingleton(provider => new OrleansDashboard(provider, address, provider.GetRequiredService<ILoggerFactory>()));
        silo.Services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<OrleansDashboard>());
    }

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = MaxConnections;
            kestrel.Limits.MaxRequestBodySize = 0;
        });
        builder.WebHost.UseUrls(address.ToString());
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(loggers);
        server = builder.Build();
        server.Use((context, next) =>
        {
            context.RequestServices = services;
            return next(context);
        });
        server.UseRouting();
        new Routes(server, services).MapOrleansDashboard();
        server.UseEndpoints(static _ => { });
        await server.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => server?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    // The dashboard's routes go to this server, and what they need comes from the silo.
    private sealed class Routes(IEndpointRouteBuilder server, IServiceProvider services) : IEndpointRouteBuilder
    {
        public IServiceProvider ServiceProvider => services;

        public ICollection<EndpointDataSource> DataSources => server.DataSources;

        public IApplicationBuilder CreateApplicationBuilder() => server.CreateApplicationBuilder();
    }
}
