using Microsoft.Extensions.Options;
using Ticketing.Grains.Payments.Gateway;

namespace Ticketing.Silo.Payments;

/// <summary>Registers the Toss Payments gateway.</summary>
public static class TossPaymentsServices
{
    private const int MaxHeaderKilobytes = 16;

    /// <summary>
    /// <see cref="IPaymentGateway"/> by Toss Payments. Wrong settings stop the start. The connection has no
    /// client factory around it: that one can log request headers, and the key is in one.
    /// </summary>
    /// <param name="services">Where to.</param>
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

    /// <summary>No redirects (they would carry the order elsewhere), no cookies, and DNS is asked again now and then.</summary>
    internal static SocketsHttpHandler NewHandler(TossPaymentsOptions options) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        MaxConnectionsPerServer = options.Connections,
        MaxResponseHeadersLength = MaxHeaderKilobytes,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    };
}
