using System.Net;
using Shouldly;
using Ticketing.Tests.Faults;
using Ticketing.Tests.Faults.Histories;
using Ticketing.Tests.Faults.Kinds;
using Ticketing.Tests.Faults.Running;
using Xunit;
using Xunit.Abstractions;

namespace Ticketing.Tests.Cluster;

/// <summary>Real processes: two silos and two APIs lose their database for a while.</summary>
[Trait("Suite", "Cluster")]
public sealed class ClusterStoreTests(ITestOutputHelper output) : FaultTest(output)
{
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(6);

    [SkippableFact]
    public async Task While_the_database_is_away_every_failure_is_a_503_that_says_when_to_ask_again_and_what_is_known()
    {
        // Shorter than a client waits for an answer, so that clients get the failures as answers.
        await using var site = await FaultCluster.BuildSiteAsync(Seed, ("Storage__CommitPatience", "00:00:01"));
        await PlayAsync(
            site,
            "Database of a cluster away",
            [new Act(HasRoom: false, [new KillDatabase(Outage)]), new Act(HasRoom: true, [new KillDatabase(Outage)])],
            waits: true);

        var failures = site.History.Operations.Where(operation => operation.Status >= 500).ToList();
        failures.ShouldNotBeEmpty();
        failures.Where(failure => !IsTold(failure)).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Who_begins_to_follow_a_map_while_the_database_is_away_is_told_so_and_can_begin_when_it_is_back()
    {
        await using var site = await FaultCluster.BuildSiteAsync(Seed);
        var stage = await site.AddStageAsync(hasRoom: false);
        var database = ((MySqlFaultStore)site.Store).Server;
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(60) };

        database.Kill();
        for (var api = 0; api < 2; api++)
        {
            using var answer = await http.GetAsync(new Uri(site.Silo.AddressFor(api)!, $"/v1/performances/{stage.Performance}/seat-map"));
            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, await answer.Content.ReadAsStringAsync());
            answer.Headers.RetryAfter.ShouldNotBeNull();
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        }

        database.Restart();

        await site.ServeAgainAsync();
        foreach (var person in site.People.Take(2)) (await person.SeeMapAsync(stage.Performance)).Ok.ShouldBeTrue();
    }

    private static bool IsTold(Operation failure) => failure.Status == (int)HttpStatusCode.ServiceUnavailable
        && failure.RetryAfter is not null
        && failure.MediaType == "application/problem+json"
        && failure.Code is ("unavailable" or "outcome-unknown");
}
