namespace Ticketing.Silo.Operations;

/// <summary>What a silo tells of the grains it runs.</summary>
internal static class SiloOperations
{
    /// <summary>Measures the grains' calls and reports them.</summary>
    public static void AddSiloOperations(this IServiceCollection services)
    {
        services.AddSingleton<GrainCallMetrics>();
        GrainCallFilter.AddTo(services);
        services.AddSingleton<SiloView>();
        services.AddSingleton<ActivationMetrics>();
        services.AddSingleton<CallWindow>();
        services.AddHostedService<SiloReporter>();
    }
}
