using System.Globalization;

namespace Ticketing.Bench.Claims;

/// <summary>What a silo says of its memory, at its metrics address.</summary>
internal sealed class SiloMetrics(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address };

    /// <summary>Some of the metrics.</summary>
    /// <param name="GcPause">The time that all collections so far kept everything waiting.</param>
    /// <param name="Collections">How many there were.</param>
    internal sealed record Reading(TimeSpan GcPause, double Collections);

    /// <summary>Reads them.</summary>
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
