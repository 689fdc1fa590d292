using System.Reflection;
using Ticketing.EmbeddedSilo.Hosting;
using Ticketing.Silo.Operations;

namespace Ticketing.Silo.Hosting;

/// <summary>Tells the metrics of the embedded silo's calls.</summary>
internal sealed class GrainHostCalls(GrainCallMetrics metrics) : IGrainCallObserver
{
    /// <inheritdoc/>
    public bool IsEnabled => metrics.IsEnabled;

    /// <inheritdoc/>
    public void Ended(MethodInfo method, TimeSpan duration, bool failed) => metrics.Record(method, duration, failed);

    /// <summary>Adds it.</summary>
    public static void AddTo(IServiceCollection services) => services.AddSingleton<IGrainCallObserver, GrainHostCalls>();
}
