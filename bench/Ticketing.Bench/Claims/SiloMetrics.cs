using System.Globalization;

namespace Ticketing.Bench.Claims;

/// <summary>Reads a silo's memory metrics at its metrics address.</summary>
internal sealed class SiloMetrics(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address };

    /// <summary>The metrics that are read.</summary>
    /// <param name="GcPause">The time for which all garbage collections so far paused the process.</param>
    /// <param name="Collections">The number of garbage collections.</param>
    internal sealed record Reading(TimeSpan GcPause, double Collections);

    /// <summary>Reads the current values.</summary>
    public Reading Read()
    {
        using var response = _http.Send(new HttpRequestMessage(HttpMethod.Get, "/metrics"));
        using var text = new StreamReader(response.Content.ReadAsStream());
        var lines = text.ReadToEnd().Split('\n');
        return new Reading(TimeSpan.FromSeconds(Sum(lines, "dotnet_gc_pause_time")), Sum(lines, "dotnet_gc_collections"));
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    internal static double Sum(IEnumerable<string> lines, string name)
    {
        string[] samples = [.. lines.Where(line => line.StartsWith(name, StringComparison.Ordinal))];
        return samples.Length > 0
            ? samples.Sum(line => double.Parse(line.AsSpan(line.LastIndexOf(' ') + 1), CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"The silo has no metric {name}.");
    }
}
