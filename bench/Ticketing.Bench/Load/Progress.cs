namespace Ticketing.Bench.Load;

/// <summary>Says how far a long run is, on the error output, so that the report stays a report.</summary>
/// <param name="what">Which run.</param>
/// <param name="output">Where to.</param>
internal sealed class Progress(string what, TextWriter output)
{
    /// <summary>How often.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>Says it. The workers go on counting meanwhile: the numbers are a moment old.</summary>
    public void Tell(TimeSpan elapsed, IReadOnlyList<LoadResult> results)
    {
        var (done, failed) = (results.Sum(result => result.Succeeded + result.Refused), results.Sum(result => result.Failed));
        output.WriteLine($"  {what}: {elapsed.TotalSeconds:0} s, {done:N0} done ({done / elapsed.TotalSeconds:N0}/s), {results.Sum(result => result.Requests):N0} requests, {failed} failed");
    }
}
