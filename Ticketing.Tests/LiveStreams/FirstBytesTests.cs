using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Ticketing.Api.LiveStreams;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.LiveStreams;

/// <summary>What a browser's EventSource needs: an answer at once, and a way back when there was no room.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed partial class FirstBytesTests : IAsyncLifetime
{
    private const string Path = $"/v1/performances/{SaleServer.Performance}/seat-map/events";
    private ApiServer server = null!;

    public async Task InitializeAsync()
    {
        server = await ApiServer.StartAsync(new Dictionary<string, string?>(StringComparer.Ordinal) { ["LiveStreams:PerAddress"] = "1", ["LiveStreams:Total"] = "2" });
        await server.PutOnSaleAsync();
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task A_stream_that_is_resumed_without_news_answers_at_once()
    {
        string id;
        using (var first = await OpenAsync()) id = IdOf(await first.ReadUntilAsync("id: ") + await first.ReadUntilAsync("\n"));
        await UntilFreeAsync();

        using var resumed = await OpenAsync(("Last-Event-ID", id));
        var answer = await resumed.ReadUntilAsync("retry: ");

        answer.ShouldStartWith("HTTP/1.1 200");
        answer.ShouldContain("X-Accel-Buffering: no");
        answer.ShouldContain("Cache-Control: no-cache, no-store");
        answer.ShouldContain("Content-Type: text/event-stream");
        answer.ShouldNotContain("event:");
    }

    [Fact]
    public void Listeners_are_told_different_times_to_come_back()
    {
        var settings = new LiveStreamSettings { RetryFrom = TimeSpan.FromSeconds(2), RetrySpread = TimeSpan.FromSeconds(10) };
        var times = Enumerable.Range(0, 1_000).Select(_ => settings.NextRetry()).ToList();

        times.ShouldAllBe(time => time >= TimeSpan.FromSeconds(2) && time <= TimeSpan.FromSeconds(12));
        times.Select(static time => (int)time.TotalSeconds).Distinct().Count().ShouldBeGreaterThan(8);
    }

    [Fact]
    public async Task An_event_source_that_finds_no_room_is_told_so_and_comes_back_by_itself()
    {
        using var open = await OpenAsync();
        await open.ReadUntilAsync("event: reset");

        var busy = await server.GetAsync(Path, null, ("Accept", "text/event-stream"), ("Last-Event-ID", "0-7"));

        busy.Status.ShouldBe(HttpStatusCode.OK, busy.Text);
        busy.MediaType.ShouldBe("text/event-stream");
        var lines = busy.Text.Split('\n');
        // After Retry-After, which is 10 seconds, and spread.
        int.Parse(lines[0]["retry: ".Length..]).ShouldBeInRange(12_000, 22_000);
        lines[1].ShouldBe("event: busy");
        JsonSerializer.Deserialize<JsonElement>(lines[2]["data: ".Length..]).GetProperty("code").GetString().ShouldBe("too-many-streams");
        lines[3..].ShouldBe(["", ""]);
    }

    [Fact]
    public async Task Other_programs_and_lasting_refusals_get_the_status()
    {
        using var open = await OpenAsync();
        await open.ReadUntilAsync("event: reset");

        (await server.GetAsync(Path)).ShouldBeProblem("too-many-streams");
        (await server.GetAsync(Path, null, ("Accept", "*/*"))).ShouldBeProblem("too-many-streams");
        (await server.GetAsync("/v1/performances/none/seat-map/events", server.TokenFor(Guid.NewGuid()), ("Accept", "text/event-stream"))).ShouldBeProblem("not-found");
    }

    private async Task<RawConnection> OpenAsync(params (string Name, string Value)[] headers)
    {
        var connection = await RawConnection.OpenAsync(server);
        var lines = string.Concat(headers.Select(static header => $"{header.Name}: {header.Value}\r\n"));
        await connection.SendAsync($"GET {Path} HTTP/1.1\r\nHost: x\r\n{lines}\r\n");
        return connection;
    }

    private async Task UntilFreeAsync()
    {
        var streams = server.Services.GetRequiredService<OpenStreams>();
        for (var patience = System.Diagnostics.Stopwatch.StartNew(); streams.Count != 0; await Task.Yield())
            patience.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
    }

    private static string IdOf(string answer) => Id().Match(answer).Groups["id"].Value;

    [GeneratedRegex(@"id: (?<id>\S+)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Id();
}
