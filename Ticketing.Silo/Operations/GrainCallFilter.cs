using System.Diagnostics;
using Orleans;

namespace Ticketing.Silo.Operations;

/// <summary>Tells the metrics of the calls of an Orleans silo.</summary>
internal sealed class GrainCallFilter(GrainCallMetrics metrics) : IIncomingGrainCallFilter
{
    /// <inheritdoc/>
    public Task Invoke(IIncomingGrainCallContext context) => metrics.IsEnabled ? MeasureAsync(context) : context.Invoke();

    /// <summary>Adds it.</summary>
    public static void AddTo(IServiceCollection services) => services.AddSingleton<IIncomingGrainCallFilter, GrainCallFilter>();

    private async Task MeasureAsync(IIncomingGrainCallContext context)
    {
        var started = Stopwatch.GetTimestamp();
        var failed = true;
        try
        {
            await context.Invoke();
            failed = false;
        }
        finally
        {
            metrics.Record(context.InterfaceMethod, Stopwatch.GetElapsedTime(started), failed);
        }
    }
}
