using System.Text.Json.Serialization;
using HdrHistogram;
using Ticketing.Bench.Load;

namespace Ticketing.Bench.Reports;

/// <summary>One line of a report.</summary>
/// <param name="Scenario">What was loaded.</param>
/// <param name="Subject">Who.</param>
/// <param name="Phase"><c>cold</c> for the first part, which is no figure to compare; else <c>closed</c>, <c>open</c> or the shape.</param>
internal sealed record Figure(string Scenario, string Subject, string Phase)
{
    /// <summary>How much there was of what: seats, people, performances.</summary>
    public string Size { get; init; } = "";

    /// <summary>What others claim for this load, or what the design promises.</summary>
    public string Target { get; init; } = "";

    /// <summary>Work done per second.</summary>
    public required double PerSecond { get; init; }

    /// <summary>Requests answered per second.</summary>
    public required double RequestsPerSecond { get; init; }

    /// <summary>Successes.</summary>
    public required long Succeeded { get; init; }

    /// <summary>Refusals.</summary>
    public required long Refused { get; init; }

    /// <summary>Refusals by code.</summary>
    public required IReadOnlyDictionary<string, long> Codes { get; init; }

    /// <summary>Arrivals dropped because every connection was busy.</summary>
    public required long NotBegun { get; init; }

    /// <summary>How long it was loaded, or until the last answer, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Latencies.</summary>
    public required Percentiles Latency { get; init; }

    /// <summary>Latencies by kind of request, where there are several.</summary>
    public required IReadOnlyDictionary<string, Percentiles> Steps { get; init; }

    /// <summary>Work done in each second, and the worst latency in milliseconds.</summary>
    public required IReadOnlyList<double[]> EachSecond { get; init; }

    /// <summary>Processor time of the server and its databases for one piece of work, in microseconds.</summary>
    public double ServerMicroseconds { get; init; }

    /// <summary>Processor time for one piece of work, in microseconds, of each process: the server and its databases by role, and <c>driver</c>.</summary>
    public required IReadOnlyDictionary<string, double> Microseconds { get; init; }

    /// <summary>The driver's share of all processor time used: what it takes away from the server.</summary>
    public double DriverShare { get; init; }

    /// <summary>How it was warmed before; null for the cold part, and for claims, whose shapes say for themselves how they begin.</summary>
    public WarmUp? WarmUp { get; init; }

    /// <summary>Of an open loop: the share of the closed-loop rate that was asked for.</summary>
    public double? OfClosed { get; init; }

    /// <summary>Of an open loop: the work asked for per second; <see cref="PerSecond"/> is what was done.</summary>
    public double? AskedPerSecond { get; init; }

    /// <summary>The rate at the end, per the rate at the beginning: whether it falls as seats fill.</summary>
    public double? LastToFirst { get; init; }

    /// <summary>Work per request to the bare endpoint in the same round.</summary>
    public Ratio? ToBare { get; init; }

    /// <summary>Ours with a setting changed, per ours on SQLite in the same round: the price of that setting.</summary>
    public Ratio? ToOurs { get; init; }

    /// <summary>Ours on SQLite per this one, in the same round.</summary>
    public Ratio? OursIs { get; init; }

    /// <summary>Ours on MariaDB per this one, in the same round.</summary>
    public Ratio? OursOnMariaDbIs { get; init; }

    /// <summary>The first answer that should not be, or null; a figure that has one is not shown.</summary>
    [JsonIgnore]
    public string? Failure { get; init; }

    /// <summary>Anything else.</summary>
    public string Note { get; init; } = "";

    /// <summary>What a load run gave.</summary>
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

/// <summary>How somebody was warmed up.</summary>
/// <param name="Seconds">How long, the cold part included.</param>
/// <param name="StandsStill">Whether the rate stood still in the end.</param>
internal sealed record WarmUp(double Seconds, bool StandsStill);

/// <summary>Latencies in milliseconds.</summary>
internal sealed record Percentiles(double P50, double P90, double P95, double P99, double P999, double Max)
{
    private const double MicrosecondsPerMillisecond = 1_000;

    /// <summary>Of a histogram of microseconds; not numbers when there is none in it.</summary>
    public static Percentiles Of(LongHistogram times) => new(At(times, 50), At(times, 90), At(times, 95), At(times, 99), At(times, 99.9), At(times, 100));

    private static double At(LongHistogram times, double percent) => times.TotalCount == 0 ? double.NaN : times.GetValueAtPercentile(percent) / MicrosecondsPerMillisecond;
}

/// <summary>A ratio, round by round: the machine's other work moves both sides of a round.</summary>
internal sealed record Ratio(double Lowest, double Median, double Highest)
{
    /// <summary>Of some rounds.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Ratio Of(IEnumerable<double> rounds)
    {
        var sorted = rounds.Order().ToArray();
        if (sorted.Length == 0) throw new ArgumentException("There is no round.", nameof(rounds));
        return new Ratio(sorted[0], MedianOf(sorted), sorted[^1]);
    }

    /// <summary>The middle one.</summary>
    public static double MedianOf(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
