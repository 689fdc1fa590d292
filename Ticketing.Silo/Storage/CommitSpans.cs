using System.Diagnostics;
using Ticketing.Grains.Storage;

namespace Ticketing.Silo.Storage;

/// <summary>The span of a commit as its caller sees it: from entering the queue until the transaction, which it shares, is answered.</summary>
internal static class CommitSpans
{
    private static readonly ActivitySource Source = new("Ticketing.Storage");

    /// <summary>Starts it; null when nobody listens, or the caller is part of no trace.</summary>
    public static Activity? Start(int writes)
    {
        if (!Source.HasListeners() || Activity.Current is null) return null;
        var span = Source.StartActivity("commit", ActivityKind.Client);
        span?.SetTag("ticketing.storage.writes", writes);
        return span;
    }

    /// <summary>Ends it with the answer.</summary>
    public static async Task<Row?> EndAsync(Activity span, Task<Row?> answer)
    {
        using (span)
        {
            try
            {
                return await answer;
            }
            catch (Exception error)
            {
                span.SetStatus(ActivityStatusCode.Error, error.GetType().Name);
                throw;
            }
        }
    }
}
