using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Ticketing.Tests.Api;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Security;

/// <summary>
/// Bodies made to get more than the endpoint gives, or to bring it down, sent to every endpoint by those who may send the right one.
/// Bodies that are too large are the business of <see cref="EveryEndpointTests"/>.
/// </summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class HostileBodyTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    // What somebody would like to set about an account, an order, a seat or a performance.
    private static readonly string[] Forbidden =
        ["role", "owner", "ownerId", "user", "userId", "status", "amount", "price", "version", "id", "isAdmin", "paid", "expiresAt", "__proto__", "$type"];

    private static readonly string Deep = string.Concat(Enumerable.Repeat("{\"a\":", 8_000)) + "1" + new string('}', 8_000);
    private static readonly string DeepList = new string('[', 30_000) + new string(']', 30_000);

    [Fact]
    public async Task No_body_sets_what_it_is_not_meant_to_set()
    {
        var seen = 0;
        foreach (var row in AccessTable.Rows)
        {
            // Files of other programs have properties of their own, and what is not known there is not read.
            var call = await row.Prepare(world);
            if (!call.HasJson || row.Route.EndsWith("/pretix", StringComparison.Ordinal)) continue;
            var right = JsonNode.Parse(TextOf(call.Body!))!.AsObject();
            foreach (var property in Forbidden.Where(property => !right.ContainsKey(property)))
            {
                var body = right.DeepClone().AsObject();
                body[property] = "admin";
                (await SendAsync(row, call, body.ToJsonString())).ShouldBeAnyProblem().ShouldBe("invalid-json", $"{row.Route} takes {property}");
                seen++;
            }
        }

        seen.ShouldBeGreaterThan(200);
    }

    [Fact]
    public async Task Null_in_a_list_is_refused_with_its_place_and_changes_nothing()
    {
        var seen = new List<string>();
        foreach (var row in AccessTable.Rows)
        {
            // Files of other programs are read by their importers, which have tests of their own.
            var call = await row.Prepare(world);
            if (!call.HasJson || row.Route.EndsWith("/pretix", StringComparison.Ordinal)) continue;
            for (var number = 0; JsonNode.Parse(TextOf(call.Body!)) is { } body && ListsIn(body).ElementAtOrDefault(number) is { } list; number++)
            {
                list.Insert(0, null);
                var answer = await SendAsync(row, call, body.ToJsonString());
                var place = $"{list.GetPath()}[0]";
                answer.ShouldBeProblem("invalid-json").GetProperty("detail").GetString()!.ShouldEndWith($" at {place}.", Case.Sensitive, row.Route);
                seen.Add($"{row.Route} {place}");
            }
        }

        foreach (var list in new[] { "seats/block $.seats[0]", "grid $.zones[0]", "grid $.categories[0]", "grid $.zones[0].grades[0]", "performances $.prices[0]" })
            seen.ShouldContain(one => one.EndsWith(list, StringComparison.Ordinal), list);
    }

    private static IEnumerable<JsonArray> ListsIn(JsonNode node) => node switch
    {
        JsonArray list => list.OfType<JsonNode>().SelectMany(ListsIn).Prepend(list),
        JsonObject inner => inner.Select(static one => one.Value).OfType<JsonNode>().SelectMany(ListsIn),
        _ => [],
    };

    [Fact]
    public async Task Deeply_nested_bodies_are_refused()
    {
        foreach (var row in AccessTable.Rows)
        {
            var call = await row.Prepare(world);
            if (!call.HasJson) continue;
            foreach (var body in new[] { Deep, DeepList, $"{{\"name\":{DeepList}}}" })
                (await SendAsync(row, call, body)).ShouldBeAnyProblem().ShouldBeOneOf("invalid-json", "plan-invalid");
        }
    }

    private static string TextOf(object body) => body as string ?? JsonSerializer.Serialize(body);

    private Task<JsonAnswer> SendAsync(AccessRow row, Call call, string body) =>
        world.SendAsync(row, call with { Body = body }, world.TokenOf(row.WhoMay, call.IsPromoters));
}
