using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Ticketing.Api.Problems;
using Ticketing.Tests.Kit.Collections;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Deploy;

/// <summary>The real proxy with the real configuration.</summary>
[Collection(RealServers.Name)]
[Trait("Suite", "Cluster")]
public sealed class ProxyTests
{
    private const int Clients = 100;

    public ProxyTests() => Skip.IfNot(ProxyStand.IsInstalled, "haproxy is not installed.");

    [SkippableFact]
    public async Task A_client_stays_with_one_process_and_clients_are_spread()
    {
        await using var stand = await ProxyStand.StartAsync();

        (await WanderersAsync(stand)).ShouldBe(0);

        var answers = new List<string>();
        for (var client = 0; client < Clients; client++) answers.Add(await stand.WhoAnswersAsync(("Queue-Ticket", $"ticket-{client}")));
        answers.GroupBy(answer => answer).ShouldAllBe(node => node.Count() > Clients / 5);
    }

    [SkippableFact]
    public async Task Without_the_hash_clients_wander()
    {
        await using var stand = await ProxyStand.StartAsync(text => text.Replace("balance hash var(txn.client)", "balance roundrobin"));

        (await WanderersAsync(stand)).ShouldBeGreaterThan(Clients / 2);
    }

    [SkippableFact]
    public async Task A_place_in_line_counts_more_than_a_log_in_that_is_renewed()
    {
        await using var stand = await ProxyStand.StartAsync();
        HashSet<string> answered = [];
        for (var login = 0; login < 50; login++) answered.Add(await stand.WhoAnswersAsync(("Queue-Ticket", "ticket"), ("Authorization", $"Bearer {login}")));
        answered.Count.ShouldBe(1);
    }

    [SkippableFact]
    public async Task An_event_of_a_live_stream_passes_before_the_next_one_is_made()
    {
        await using var stand = await ProxyStand.StartAsync();
        await using var stream = await stand.Http.GetStreamAsync("/v1/performances/p/seat-map/events");
        using var reader = new StreamReader(stream);

        (await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(10))).ShouldBe("data: 1");
        stand.Nodes.ShouldAllBe(node => !node.Second.Task.IsCompleted);

        foreach (var node in stand.Nodes) node.Second.SetResult();
        (await reader.ReadToEndAsync()).ShouldBe("\ndata: 2\n\n");
    }

    [SkippableFact]
    public async Task A_process_that_is_not_ready_gets_nobody_and_its_clients_go_on_elsewhere()
    {
        await using var stand = await ProxyStand.StartAsync();
        const string first = "127.0.0.1";
        var client = 0;
        while (await stand.WhoAnswersAsync(("Queue-Ticket", $"{client}")) != first) (++client).ShouldBeLessThan(100);

        stand.Nodes[0].Ready = false;
        await ProxyStand.UntilAsync(async () => await stand.WhoAnswersAsync(("Queue-Ticket", $"{client}")) == "127.0.0.2", "It still goes there.");
        (await stand.ReadyAsync()).ShouldBe(HttpStatusCode.OK);

        stand.Nodes[1].Ready = false;
        await ProxyStand.UntilAsync(async () => await stand.ReadyAsync() == HttpStatusCode.ServiceUnavailable, "It says that it is ready.");

        stand.Nodes[0].Ready = stand.Nodes[1].Ready = true;
        await ProxyStand.UntilAsync(async () => await stand.WhoAnswersAsync(("Queue-Ticket", $"{client}")) == first, "It does not come back.");
    }

    [SkippableFact]
    public async Task What_the_proxy_answers_by_itself_is_a_problem_of_the_catalogue_and_says_when_to_ask_again()
    {
        await using var stand = await ProxyStand.StartAsync();
        foreach (var node in stand.Nodes) node.Breaks = true;
        await IsProblemAsync(stand, HttpStatusCode.BadGateway, ProblemCatalogue.OutcomeUnknown);

        foreach (var node in stand.Nodes) (node.Breaks, node.Ready) = (false, false);
        await ProxyStand.UntilAsync(async () => await stand.ReadyAsync() == HttpStatusCode.ServiceUnavailable, "It says that it is ready.");
        await IsProblemAsync(stand, HttpStatusCode.ServiceUnavailable, ProblemCatalogue.Unavailable);
    }

    private static async Task IsProblemAsync(ProxyStand stand, HttpStatusCode status, ProblemKind kind)
    {
        using var answer = await stand.Http.GetAsync("/v1/shows");
        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(kind.RetryAfterSeconds!.Value));
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var body = await answer.Content.ReadFromJsonAsync<ProblemBody>();
        (body!.Type, body.Title, body.Status, body.Code).ShouldBe((kind.Type, kind.Title, (int)status, kind.Code));
        body.Detail.ShouldNotBeNullOrEmpty();
    }

    [SkippableFact]
    public async Task What_a_caller_says_of_his_address_is_thrown_away()
    {
        await using var stand = await ProxyStand.StartAsync();

        (await stand.AnswerAsync(("X-Forwarded-For", "203.0.113.7"))).ShouldEndWith("for 127.0.0.1");
    }

    [SkippableFact]
    public async Task Every_live_stream_has_the_end_by_which_the_proxy_knows_it()
    {
        await using var server = await ApiServer.StartAsync();
        var streams = server.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>().Any(answer => answer.ContentTypes.Contains("text/event-stream"))).ToList();

        streams.ShouldNotBeEmpty();
        streams.ShouldAllBe(route => route.RoutePattern.RawText!.EndsWith("/events"));
    }

    // Clients that did not get the same process three times.
    private static async Task<int> WanderersAsync(ProxyStand stand)
    {
        var wanderers = 0;
        for (var client = 0; client < Clients; client++)
        {
            HashSet<string> answered = [];
            for (var request = 0; request < 3; request++) answered.Add(await stand.WhoAnswersAsync(("Authorization", $"Bearer {client}")));
            if (answered.Count > 1) wanderers++;
        }

        return wanderers;
    }
}
