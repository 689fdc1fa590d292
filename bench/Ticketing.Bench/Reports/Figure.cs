using System.Text.Json.Serialization;
using HdrHistogram;
using Ticketing.Bench.Load;

namespace Ticketing.Bench.Reports;

/// <summary>One line of a report.</summary>
/// <param name="Scenario">The scenario or claim.</param>
/// <param name="Subject">The name of the subject.</param>
/// <param name="Phase"><c>cold</c> for the first part, which is not compared; otherwise <c>closed</c>, <c>open</c> or the shape of the load.</param>
internal sealed record Figure(string Scenario, string Subject, string Phase)
{
    /// <summary>The size of the load: how many seats, people or performances.</summary>
    public string Size { get; init; } = "";

    /// <summary>The claim of others for this load, or the target of the design.</summary>
    public string Target { get; init; } = "";

    /// <summary>Work done per second.</summary>
    public required double PerSecond { get; init; }

    /// <summary>Requests answered per second.</summary>
    public required double RequestsPerSecond { get; init; }

    /// <summary>Pieces of work that succeeded.</summary>
    public required long Succeeded { get; init; }

    /// <summary>Pieces of work that were refused.</summary>
    public required long Refused { get; init; }

    /// <summary>Refusals by code.</summary>
    public required IReadOnlyDictionary<string, long> Codes { get; init; }

    /// <summary>Arrivals dropped because every connection was busy.</summary>
    public required long NotBegun { get; init; }

    /// <summary>The time of the load in seconds; for a load that ends by itself, the time until its last answer.</summary>
    public required double Seconds { get; init; }

    /// <summary>Latencies of all work.</summary>
    public required Percentiles Latency { get; init; }

    /// <summary>Latencies by kind of request, where there are several.</summary>
    public required IReadOnlyDictionary<string, Percentiles> Steps { get; init; }

    /// <summary>Work done in each second, and the worst latency in milliseconds.</summary>
    public required IReadOnlyList<double[]> EachSecond { get; init; }

    /// <summary>Processor time of the server and its databases for one piece of work, in microseconds.</summary>
    public double ServerMicroseconds { get; init; }

    /// <summary>Processor time of each process for one piece of work, in microseconds: the server and its databases by role, and <c>driver</c>.</summary>
    public required IReadOnlyDictionary<string, double> Microseconds { get; init; }

    /// <summary>The driver's share of all processor time used. The server cannot use this share.</summary>
    public double DriverShare { get; init; }

    /// <summary>The warm-up before this figure; null for the cold part, and for claims, whose shapes define how they begin.</summary>
    public WarmUp? WarmUp { get; init; }

    /// <summary>For an open loop: the share of the closed-loop rate that was requested.</summary>
    public double? OfClosed { get; init; }

    /// <summary>For an open loop: the requested work per second; <see cref="PerSecond"/> is the work that was done.</summary>
    public double? AskedPerSecond { get; init; }

    /// <summary>The rate at the end divided by the rate at the beginning, which shows whether the rate falls as seats fill.</summary>
    public double? LastToFirst { get; init; }

    /// <summary>The rate divided by the rate of the bare endpoint in the same round.</summary>
    public Ratio? ToBare { get; init; }

    /// <summary>The rate of ours with a changed setting divided by ours on SQLite in the same round: the price of that setting.</summary>
    public Ratio? ToOurs { get; init; }

    /// <summary>The rate of ours on SQLite divided by the rate of this peer in the same round.</summary>
    public Ratio? OursIs { get; init; }

    /// <summary>The rate of ours on MariaDB divided by the rate of this peer in the same round.</summary>
    public Ratio? OursOnMariaDbIs { get; init; }

    /// <summary>The first wrong answer, or null. A figure with a wrong answer is not shown.</summary>
    [JsonIgnore]
    public string? Failure { get; init; }

    /// <summary>A note for the table.</summary>
    public string Note { get; init; } = "";

    /// <summary>Makes the figure of a load run.</summary>
    public static Figure Of(string scenario, string subject, string phase, LoadResult result, double perSecond, Cost cost, double seconds) => new(scenario, subject, phase)
    {
        PerSecond = perSecond,
        RequestsPerSecond = result.Requests / seconds,
        Succeeded = result.Succeeded,
        Refused = result.Refused,
        Failure = result.Failed > 0 ? $"{result.Failed} failed, the first: {result.FirstFailure}" : null,
        Codes = result.Codes,
        NotBegun = result.NotBegun,
        Seconds = seconds,
        Latency = Percentiles.Of(result.Latency),
        Steps = result.Steps.ToDictionary(step => step.Key, step => Percentiles.Of(step.Value)),
        EachSecond = [.. result.Seconds.Select(second => new[] { second.Done, second.Worst.TotalMilliseconds })],
        ServerMicroseconds = cost.Server.TotalMicroseconds / (result.Succeeded + result.Refused),
        Microseconds = cost.Servers.Append(new("driver", cost.Driver)).ToDictionary(part => part.Key, part => part.Value.TotalMicroseconds / (result.Succeeded + result.Refused)),
        DriverShare = cost.DriverShare,
    };
}

/// <summary>How a subject was warmed up.</summary>
/// <param name="Seconds">The length in seconds, including the cold part.</param>
/// <param name="StandsStill">Whether the rate was steady in the end.</param>
internal sealed record WarmUp(double Seconds, bool StandsStill);

/// <summary>Latencies in milliseconds.</summary>
internal sealed record Percentiles(double P50, double P90, double P95, double P99, double P999, double Max)
{
    private const double MicrosecondsPerMillisecond = 1_000;

    /// <summary>Reads a histogram of microseconds; the values of an empty histogram are not numbers.</summary>
    public static Percentiles Of(LongHistogram times) => new(At(times, 50), At(times, 90), At(times, 95), At(times, 99), At(times, 99.9), At(times, 100));

    private static double At(LongHistogram times, double percent) => times.TotalCount == 0 ? double.NaN : times.GetValueAtPercentile(percent) / MicrosecondsPerMillisecond;
}

/// <summary>Ratios within rounds. Other work on the machine changes both sides of such a ratio, so the ratio itself changes little.</summary>
internal sealed record Ratio(double Lowest, double Median, double Highest)
{
    /// <summary>The lowest, median and highest of the ratios of some rounds.</summary>
    /// <exception cref="ArgumentException">There is no round.</exception>
    public static Ratio Of(IEnumerable<double> rounds)
    {
        var sorted = rounds.Order().ToArray();
        if (sorted.Length == 0) throw new ArgumentException("There is no round.", nameof(rounds));
        return new Ratio(sorted[0], MedianOf(sorted), sorted[^1]);
    }

    /// <summary>The median of some values.</summary>
    public static double MedianOf(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
