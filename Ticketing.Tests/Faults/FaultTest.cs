using System.Globalization;
using Ticketing.Tests.Faults.Clients;
using Ticketing.Tests.Faults.Histories;
using Ticketing.Tests.Faults.Running;
using Xunit;
using Xunit.Abstractions;

namespace Ticketing.Tests.Faults;

/// <summary>
/// Tests the promises on a silo in a process of its own, under load and with faults. Random choices follow from a seed, which is printed;
/// <c>TICKETING_FAULT_SEED</c> sets it. The seed does not replay the timing of threads. The tests of this collection do not run at the same
/// time, because they would slow each other down.
/// </summary>
[Collection(nameof(FaultTest))]
public abstract class FaultTest(ITestOutputHelper output)
{
    private protected static readonly TimeSpan AMoment = TimeSpan.FromSeconds(1.5);
    private protected static readonly TimeSpan Jump = TimeSpan.FromMinutes(5);

    private protected int Seed { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("TICKETING_FAULT_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : Environment.TickCount;

    private protected static void SkipUnlessLong() =>
        Skip.IfNot(Environment.GetEnvironmentVariable("TICKETING_FAULTS") == "long", "The long form: set TICKETING_FAULTS=long.");

    /// <summary>Requests that were repeated under their key as often as a client repeats, and never got an answer.</summary>
    private protected static IEnumerable<Operation> GivenUp(FaultSite site) => site.History.Operations
        .Where(operation => operation.Key is not null)
        .GroupBy(operation => (operation.Client, operation.Key))
        .Where(tries => tries.Count() >= Person.MostTries && tries.All(tried => tried.Outcome == OperationOutcome.Unknown))
        .Select(tries => tries.Last());

    /// <summary>Plays the acts, waits until money is settled, and prints the table.</summary>
    /// <param name="site">The site.</param>
    /// <param name="name">The name of the table.</param>
    /// <param name="acts">The acts.</param>
    /// <param name="waits">Whether to wait until the silo resumes interrupted payments by itself, which takes half a minute.</param>
    private protected async Task PlayAsync(FaultSite site, string name, IReadOnlyList<Act> acts, bool waits = false)
    {
        output.WriteLine($"TICKETING_FAULT_SEED={Seed}");
        var report = new FaultReport(name, Seed);
        var run = new FaultRun(site, new Random(Seed), report);
        try
        {
            foreach (var act in acts) await run.PlayAsync(act);
            if (!waits) await site.RestartLaterAsync();
            await run.SettleAsync();
        }
        finally
        {
            if (Environment.GetEnvironmentVariable("TICKETING_FAULT_HISTORY") is { } folder)
                site.History.WriteTo(Path.Combine(folder, $"{name.Replace(", ", "-", StringComparison.Ordinal)}-{Seed}.jsonl"));
            output.WriteLine(report.Table(site.History, site.Traffic.PaymentTimeouts));
        }
    }
}
