namespace Ticketing.Silo.Operations;

/// <summary>What a silo tells of the grains it runs.</summary>
internal static class SiloOperations
{
    /// <summary>Has it report to the operations grain.</summary>
    public static void AddSiloOperations(this IServiceCollection services)
    {
        services.AddSingleton<SiloView>();
        services.AddSingleton<ActivationMetrics>();
        services.AddHostedService<SiloReporter>();
    }
}
