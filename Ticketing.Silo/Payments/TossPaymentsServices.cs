using Microsoft.Extensions.Options;
using Ticketing.Grains.Payments.Gateway;

namespace Ticketing.Silo.Payments;

/// <summary>Registers the Toss Payments gateway.</summary>
public static class TossPaymentsServices
{
    private const int MaxHeaderKilobytes = 16;

    /// <summary>
    /// Registers <see cref="IPaymentGateway"/> by Toss Payments. Wrong settings stop the start of the process. The HTTP client is made without
    /// IHttpClientFactory, because the factory can log request headers, and one of them contains the secret key.
    /// </summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="settings">The section <c>Payments:Toss</c>.</param>
    public static IServiceCollection AddTossPayments(this IServiceCollection services, IConfiguration settings)
    {
        services.AddSingleton<IValidateOptions<TossPaymentsOptions>, TossPaymentsOptionsCheck>();
        services.AddOptions<TossPaymentsOptions>().Bind(settings).ValidateOnStart();
        services.AddSingleton<IPaymentGateway>(provider => new TossPaymentsGateway(
            new HttpClient(NewHandler(provider.GetRequiredService<IOptions<TossPaymentsOptions>>().Value), disposeHandler: true),
            provider.GetRequiredService<IOptions<TossPaymentsOptions>>(),
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            provider.GetRequiredService<ILogger<TossPaymentsGateway>>()));
        return services;
    }

    /// <summary>
    /// No redirects, which would carry the order elsewhere; no cookies; and connections of at most two minutes, so that a change in DNS is
    /// noticed.
    /// </summary>
    internal static SocketsHttpHandler NewHandler(TossPaymentsOptions options) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        MaxConnectionsPerServer = options.Connections,
        MaxResponseHeadersLength = MaxHeaderKilobytes,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    };
}
