using System.Diagnostics;
using System.Net;
using Shouldly;
using Ticketing.Tests.Faults;
using Ticketing.Tests.Faults.Clients;
using Ticketing.Tests.Faults.Histories;
using Ticketing.Tests.Faults.Running;
using Xunit;
using Xunit.Abstractions;

namespace Ticketing.Tests.Cluster;

/// <summary>Real processes: changes at one API process reach the other, also after silos have died.</summary>
[Trait("Suite", "Cluster")]
public sealed class ClusterLiveTests(ITestOutputHelper output) : FaultTest(output)
{
    private readonly ITestOutputHelper output = output;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [SkippableFact]
    public async Task Who_watches_the_map_at_one_node_sees_at_once_what_happens_at_the_other_also_after_a_silo_was_killed()
    {
        await using var site = await FaultCluster.BuildSiteAsync(Seed);
        var stage = await site.AddStageAsync(hasRoom: false);
        using var events = MapEvents.Follow(site.Silo.AddressFor(0)!, stage.Performance);
        var seats = new Queue<string>(FaultHall.Seats);
        await ShowsAsync(site, stage, events, seats, "at first");

        for (var kill = 1; kill <= 4; kill++)
        {
            site.Silo.Kill();
            await site.Silo.StartAsync();
            await site.ServeAgainAsync();
            await ShowsAsync(site, stage, events, seats, $"after kill {kill}");
        }

        site.Store.Query($"SELECT JSON_ARRAY(state_version) FROM grain_states WHERE payload IS NOT NULL AND name = 'live/seat-map/{stage.Performance}'").ShouldHaveSingleItem();
    }

    [SkippableFact]
    public async Task An_entry_token_of_one_node_is_good_at_the_other_and_another_persons_at_neither()
    {
        await using var site = await FaultCluster.BuildSiteAsync(Seed);
        var stage = await site.AddStageAsync(hasRoom: true);
        var (at0, at1) = (site.People.First(person => person.Number % 2 == 0), site.People.First(person => person.Number % 2 == 1));
        var entry = await new QueueVisit(at0, stage, new Entries()).EntryAsync(CancellationToken.None);
        entry.ShouldNotBeNull();

        (await at1.HoldAsync(stage.Performance, [FaultHall.Seats[0]], entry, CancellationToken.None, RequestKind.Intrude)).Code.ShouldBe("entry-invalid");
        (await at0.Through(at1).HoldAsync(stage.Performance, [FaultHall.Seats[0]], entry, CancellationToken.None)).Status.ShouldBe((int)HttpStatusCode.Created);
    }

    // Holds a seat at the API process that the listener is not connected to. After a silo has died, an attempt may fail for a while, or the
    // listener may get a reset instead of the change.
    private async Task ShowsAsync(FaultSite site, Stage stage, MapEvents events, Queue<string> seats, string when)
    {
        var other = site.People.First(person => person.Number % 2 == 1);
        for (var waited = Stopwatch.StartNew(); ;)
        {
            var seat = seats.Dequeue();
            var held = await other.HoldAsync(stage.Performance, [seat], null, CancellationToken.None);
            var seen = held.Ok ? await events.SeenAsync(seat, "held", Soon) : null;
            if (held.Ok) await other.ReleaseAsync(stage.Performance, held.Subject, CancellationToken.None);
            if (seen is not null)
            {
                output.WriteLine($"{when}: live again after {waited.Elapsed.TotalSeconds:0.0} s, seen after {seen.Value.TotalMilliseconds:0} ms");
                return;
            }

            waited.Elapsed.ShouldBeLessThan(Patience, $"{when}: {held}");
        }
    }
}
