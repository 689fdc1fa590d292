namespace Ticketing.Hosting.Health;

/// <summary>
/// The program as its own health check, <c>--probe http://127.0.0.1:8080/health/ready</c>: its container image has neither a shell nor a client of HTTP.
/// </summary>
public static class HealthProbe
{
    private const string Option = "--probe";

    // Longer than a health check may take (StoreHealth, ClusterHealth), shorter than what an orchestrator allows.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>The address to ask, when the command line says to do only that.</summary>
    public static Uri? Asked(string[] args) => args is [Option, var address] ? new Uri(address) : null;

    /// <summary>Asks; gives the exit code of the process: 0 for an answer of 200 to 299, else 1.</summary>
    public static async Task<int> RunAsync(Uri address)
    {
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(address);
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync($"{address}: {failure.Message}");
            return 1;
        }
    }
}
