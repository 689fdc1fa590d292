using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Ticketing.Grains.Idempotency;
using Ticketing.Grains.Mails;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Storage;
using Ticketing.Tests.Kit.Servers;
using Ticketing.Tests.Kit.Stores;
using Ticketing.Tests.Storage;
using Xunit;

namespace Ticketing.Tests.Security;

/// <summary>
/// Text with line ends and control characters in every path, query, header and body value of every endpoint: it becomes neither a
/// header of the answer nor a line of the log, whether the request is answered, refused or fails.
/// </summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class HostileTextTests : IAsyncLifetime, IDisposable
{
    private const string Hostile = "x\r\nForged: 1\u001b[31m\u0085\u2028";
    private const string HostileHeader = "x\u001b[31m; Forged: 1";

    private static readonly Type[] OfOrders = [typeof(OrderRow), typeof(OrderSeatRow), typeof(RefundRow), typeof(IdempotencyRow)];

    private readonly TemporaryStore _disk = new();
    private readonly KeptLog _log = new();
    private FaultyStore _store = null!;
    private AccessWorld _world = null!;

    public async Task InitializeAsync()
    {
        _store = new FaultyStore(_disk.Pipeline);
        _world = new AccessWorld
        {
            Hall = new HallServer
            {
                Settings = AccessWorld.Everything,
                Replace = services =>
                {
                    services.AddSingleton<IRowStore>(_store);
                    services.AddSingleton<ILoggerProvider>(_log);
                    services.AddSingleton<IMailTransport>(new Mailbox());
                },
            },
        };
        await _world.InitializeAsync();
    }

    public Task DisposeAsync() => _world.DisposeAsync();

    public void Dispose()
    {
        _log.Dispose();
        _disk.Dispose();
    }

    [Fact]
    public async Task Text_of_a_caller_becomes_neither_a_header_nor_a_line_of_the_log()
    {
        // What Orleans says of its own settings when it starts has lines, and no caller's text.
        _log.Entries.Clear();
        var calls = new List<(AccessRow Row, Call Call, string? Token)>();
        foreach (var row in AccessTable.Rows)
        {
            var call = await row.Prepare(_world);
            calls.AddRange(Variants(row, call).Select(hostile => (row, hostile, _world.TokenOf(row.WhoMay, call.IsPromoters))));
        }

        // Everything fails first: a grain that lives already has nothing to read. A call that comes while a grain ends that could not be activated
        // may be refused by Orleans, so what works is asked for after all of that.
        foreach (var (row, call, token) in calls)
        {
            await ShouldBeHarmlessAsync(row, call, token, isOut: true, []);
            await ShouldBeHarmlessAsync(row, call, token, isOut: true, OfOrders);
        }

        foreach (var (row, call, token) in calls) await ShouldBeHarmlessAsync(row, call, token, isOut: false, []);

        _log.Entries.Count.ShouldBeGreaterThan(50, "Nothing failed, so nothing was seen.");
        foreach (var (message, exception) in _log.Entries)
        {
            message.Any(c => char.IsControl(c) || c == '\u2028').ShouldBeFalse(JsonSerializer.Serialize(message));
            foreach (var trace in new[] { "\nForged", "\u001b", "\u2028" }) (exception ?? "").ShouldNotContain(trace);
        }
    }

    [Theory]
    [InlineData(Hostile), InlineData("\u202e"), InlineData("\u0007")]
    public async Task A_value_that_is_not_plain_text_names_nothing(string text)
    {
        foreach (var path in new[] { "seat-map", "cart", "queue/draw", "holds/h" })
            (await _world.AsBuyerAsync($"/v1/performances/{Uri.EscapeDataString(text)}/{path}")).ShouldBeAnyProblem().ShouldBeOneOf("not-found", "bad-request");
        var order = new { performanceId = text, holdId = "h" + new string('x', 20) };
        (await _world.Server.PostAsync("/v1/orders", order, _world.TokenOf(Who.Owner), AccessWorld.NewKey()))
            .ShouldBeProblem("not-found").GetProperty("detail").GetString().ShouldBe("Nothing has this id.");
    }

    [Fact]
    public async Task A_value_is_at_most_as_long_as_a_key_and_Korean_is_plain_text()
    {
        (await _world.AsBuyerAsync($"/v1/tickets/{new string('x', 200)}")).Text.ShouldContain("You have no");
        (await _world.AsBuyerAsync($"/v1/tickets/{new string('x', 201)}")).Text.ShouldContain("such an id");
        (await _world.AsBuyerAsync("/v1/tickets/가-나")).Text.ShouldContain("You have no");
    }

    private async Task ShouldBeHarmlessAsync(AccessRow row, Call call, string? token, bool isOut, Type[] spared)
    {
        (_store.IsOut, _store.Spared) = (isOut, spared);
        var answer = await _world.SendAsync(row, call, token);
        _store.IsOut = false;

        if (!isOut) ((int)answer.Status).ShouldBeLessThan(500, $"{row.Route} {call.Path}: {answer.Text}");
        answer.Headers.ShouldNotContain(header => (header.Key + header.Value).Contains("Forged", StringComparison.OrdinalIgnoreCase), row.Route);
    }

    private static IEnumerable<Call> Variants(AccessRow row, Call call)
    {
        var pattern = row.Route.Split(' ')[1].TrimEnd('/').Split('/');
        var path = call.Path.Split('?')[0].Split('/');
        for (var i = 0; i < pattern.Length; i++)
        {
            if (!pattern[i].StartsWith('{')) continue;
            var changed = path.ToArray();
            changed[i] = Uri.EscapeDataString(Hostile);
            yield return call with { Path = string.Join('/', changed) };
        }

        var text = Uri.EscapeDataString(Hostile);
        yield return call with { Path = $"{call.Path.Split('?')[0]}?cursor={text}&limit={text}&showId={text}&name={text}&{text}={text}" };
        yield return call with { Headers = [.. call.Headers.Select(header => (header.Name, HostileHeader)), ("Entry-Token", HostileHeader), ("Last-Event-ID", HostileHeader)] };

        if (!call.HasJson) yield break;
        var right = call.Body as string ?? JsonSerializer.Serialize(call.Body);
        foreach (var what in TextsIn(JsonNode.Parse(right)!).Select(node => node.GetPath()).ToList())
        {
            var body = JsonNode.Parse(right)!;
            TextsIn(body).Single(node => node.GetPath() == what).ReplaceWith(Hostile);
            yield return call with { Body = body.ToJsonString() };
        }
    }

    private static IEnumerable<JsonValue> TextsIn(JsonNode node) => node switch
    {
        JsonObject composed => composed.Where(property => property.Value is not null).SelectMany(property => TextsIn(property.Value!)),
        JsonArray list => list.Where(item => item is not null).SelectMany(item => TextsIn(item!)),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [value],
        _ => [],
    };
}
