using System.Diagnostics;

namespace Ticketing.EmbeddedSilo.Calls;

/// <summary>A span for every grain call while somebody listens, under the name that Orleans gives its own.</summary>
internal static class GrainSpans
{
    private static readonly ActivitySource Source = new("Microsoft.Orleans.Application");

    /// <summary>Starts the span of a call; null when nobody listens.</summary>
    internal static Activity? Start(Activity caller, GrainInterface target, GrainMethod method) => Source.HasListeners()
        ? Source.StartActivity($"{target.Type.Name}/{method.Info.Name}", ActivityKind.Server, caller.Context)
        : null;
}
