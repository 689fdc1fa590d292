using Shouldly;
using Ticketing.Silo.Hosting;
using Ticketing.Tests.Faults;
using Ticketing.Tests.Faults.Clients;
using Ticketing.Tests.Faults.Histories;
using Ticketing.Tests.Faults.Running;
using Xunit;
using Xunit.Abstractions;

namespace Ticketing.Tests.Cluster;

/// <summary>Real processes: what callers see when a silo is killed while their calls are under way.</summary>
[Trait("Suite", "Cluster")]
public sealed class CallsInFlightTests(ITestOutputHelper output) : FaultTest(output)
{
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Settled = new GrainSettings().CallTimeout * 1.5;
    private readonly ITestOutputHelper output = output;

    [SkippableFact]
    public async Task Calls_under_way_when_a_silo_is_killed_end_before_their_time_out()
    {
        SkipUnlessLong();
        var timeOut = new GrainSettings().CallTimeout;
        await using var site = await FaultCluster.BuildSiteAsync(Seed);
        using var patient = new Traffic(new History(), client => site.Silo.AddressFor(client), patience: TimeSpan.FromSeconds(90));
        var people = site.People.Select(person => person.By(patient)).ToArray();
        var stage = await site.AddStageAsync(hasRoom: false);
        for (var kill = 1; kill <= 5; kill++)
        {
            using var over = new CancellationTokenSource();
            var holding = Task.WhenAll(people.Select(person => HoldAsync(person, stage, over.Token)));
            await Task.Delay(Warm, CancellationToken.None);
            var at = patient.History.Now;
            site.Silo.Kill();
            await Task.Delay(Settled, CancellationToken.None);
            await over.CancelAsync();
            await holding;
            await site.Silo.StartAsync();
            var slow = patient.History.Operations.Where(call => call.End > at && call.End - call.Start > TimeSpan.FromSeconds(1)).OrderBy(call => call.End - call.Start).ToList();
            output.WriteLine($"kill {kill}: {slow.Count} calls took more than a second: "
                + string.Join(", ", slow.Select(call => $"{(call.Start - at).TotalSeconds:0.0}+{(call.End - call.Start).TotalSeconds:0.0} s {call.Status} {call.Code}")));
            slow.ShouldAllBe(call => call.End - call.Start < timeOut);
        }
    }

    private static async Task HoldAsync(Person person, Stage stage, CancellationToken over)
    {
        while (!over.IsCancellationRequested) await person.ProbeAsync(stage.Performance, FaultHall.Seats);
    }
}
