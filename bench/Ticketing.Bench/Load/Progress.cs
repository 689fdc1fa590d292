namespace Ticketing.Bench.Load;

/// <summary>Reports the progress of a long run on the error output, so that the standard output has only the report.</summary>
/// <param name="what">The name of the run.</param>
/// <param name="output">The error output.</param>
internal sealed class Progress(string what, TextWriter output)
{
    /// <summary>The time between two messages.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>Writes a message. The workers go on counting, so the numbers are slightly old.</summary>
    public void Tell(TimeSpan elapsed, IReadOnlyList<LoadResult> results)
    {
        var (done, failed) = (results.Sum(result => result.Succeeded + result.Refused), results.Sum(result => result.Failed));
        output.WriteLine($"  {what}: {elapsed.TotalSeconds:0} s, {done:N0} done ({done / elapsed.TotalSeconds:N0}/s), {results.Sum(result => result.Requests):N0} requests, {failed} failed");
    }
}
