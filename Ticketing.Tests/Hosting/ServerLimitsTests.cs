using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Shouldly;
using Ticketing.Hosting.Server;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Hosting;

/// <summary>What one connection may cost, and how many there may be, against a real server with small limits.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class ServerLimitsTests
{
    private const string Host = "Host: x\r\nConnection: close\r\n";

    [Fact]
    public async Task A_request_line_at_the_limit_is_taken_and_a_longer_one_is_414()
    {
        await using var server = await StartAsync(("Server:RequestLineBytes", "256"));

        (await StatusOfAsync(server, Line(256) + Host)).ShouldBe(200);
        (await StatusOfAsync(server, Line(257) + Host)).ShouldBe(414);
    }

    [Fact]
    public async Task Headers_at_the_limit_are_taken_and_a_byte_more_is_431()
    {
        await using var server = await StartAsync(("Server:HeaderBytes", "1024"));

        (await StatusOfAsync(server, Line(100) + Host + Header(1_024 - Host.Length))).ShouldBe(200);
        (await StatusOfAsync(server, Line(100) + Host + Header(1_025 - Host.Length))).ShouldBe(431);
    }

    [Fact]
    public async Task As_many_headers_as_the_limit_are_taken_and_one_more_is_431()
    {
        await using var server = await StartAsync(("Server:Headers", "8"));
        string Headers(int count) => Host + string.Concat(Enumerable.Range(0, count - 2).Select(number => $"X-{number}: 1\r\n"));

        (await StatusOfAsync(server, Line(100) + Headers(8))).ShouldBe(200);
        (await StatusOfAsync(server, Line(100) + Headers(9))).ShouldBe(431);
    }

    [Fact]
    public async Task One_connection_more_than_the_limit_is_closed_and_an_ended_one_makes_room()
    {
        await using var server = await StartAsync(("Server:Connections", "2"));
        var first = await RawConnection.OpenAsync(server);
        using var second = await RawConnection.OpenAsync(server);
        await TalkAsync(first);
        await TalkAsync(second);

        (await StatusOfAsync(server, Line(100) + Host)).ShouldBe(0);

        first.Reset();
        for (var patience = Stopwatch.StartNew(); await StatusOfAsync(server, Line(100) + Host) == 0;)
            patience.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_head_that_does_not_arrive_in_time_is_408()
    {
        await using var server = await StartAsync(("Server:HeaderTime", "00:00:01"));
        using var slow = await RawConnection.OpenAsync(server);
        await slow.SendAsync("GET /v1/problems HTTP/1.1\r\nHost:");

        RawConnection.StatusOf(await slow.ReadToEndAsync()).ShouldBe(408);
    }

    [Fact]
    public async Task A_body_that_does_not_arrive_in_time_is_408_with_a_code()
    {
        await using var server = await StartAsync(("Server:BodyBytesPerSecond", "1000"), ("Server:BodyGrace", "00:00:02"));
        using var slow = await RawConnection.OpenAsync(server);
        await slow.SendAsync("POST /v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{");

        var answer = await slow.ReadToEndAsync();
        RawConnection.StatusOf(answer).ShouldBe(408);
        answer.ShouldContain("\"code\":\"request-timeout\"");
    }

    [Fact]
    public async Task A_connection_without_a_request_is_closed_after_a_while()
    {
        await using var server = await StartAsync(("Server:KeepAlive", "00:00:01"));
        using var idle = await RawConnection.OpenAsync(server);
        await TalkAsync(idle);

        (await idle.ReadToEndAsync()).ShouldNotContain("HTTP/1.1");
    }

    [Fact]
    public void A_connection_inherits_how_long_sent_bytes_may_stay_unacknowledged()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        VanishedPeers.CutAfter(TimeSpan.FromSeconds(61), listener).Listen();
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        client.Connect(listener.LocalEndPoint!);
        using var accepted = listener.Accept();

        VanishedPeers.TimeOf(accepted).ShouldBe(TimeSpan.FromSeconds(61));
        VanishedPeers.TimeOf(client).ShouldBe(TimeSpan.Zero);
    }

    [Theory]
    [InlineData("Server:Connections", "0")]
    [InlineData("Server:HeaderTime", "00:00:00")]
    [InlineData("Rates:Buying:Concurrency", "0")]
    [InlineData("Rates:Browsing:Patience", "-00:00:01")]
    [InlineData("LiveStreams:PerUser", "0")]
    [InlineData("Replicas:Performances", "-1")]
    [InlineData("Passwords:Pending", "0")]
    [InlineData("WaitingRooms:Places", "0")]
    [InlineData("PlanUploads:AtOnce", "0")]
    [InlineData("Grains:CallTimeout", "00:00:00")]
    public async Task A_server_with_a_limit_that_makes_no_sense_does_not_start_and_names_it(string setting, string value)
    {
        var failure = await Should.ThrowAsync<OptionsValidationException>(() => StartAsync((setting, value)));
        failure.Message.ShouldStartWith($"{setting} must be ");
    }

    [Fact]
    public async Task A_call_of_a_grain_must_leave_time_to_ask_the_payment_provider_twice()
    {
        var failure = await Should.ThrowAsync<OptionsValidationException>(() => StartAsync(
            ("Payments:Gateway", "toss"), ("Payments:Toss:SecretKey", "test_sk_12345"), ("Payments:Toss:Timeout", "00:00:10"), ("Grains:CallTimeout", "00:00:20")));
        failure.Message.ShouldStartWith("Payments:Toss:Timeout must be less than half of Grains:CallTimeout");
    }

    private static string Line(int length)
    {
        var (start, end) = ("GET /v1/problems?x=", " HTTP/1.1\r\n");
        return start + new string('a', length - start.Length - end.Length) + end;
    }

    private static string Header(int length) => "X: " + new string('a', length - "X: \r\n".Length) + "\r\n";

    private static async Task<int> StatusOfAsync(ApiServer server, string head)
    {
        using var connection = await RawConnection.OpenAsync(server);
        return await connection.StatusOfAsync(head);
    }

    private static async Task TalkAsync(RawConnection connection)
    {
        await connection.SendAsync("GET /v1/problems/seats-taken HTTP/1.1\r\nHost: x\r\n\r\n");
        await connection.ReadUntilAsync("seats-taken");
    }

    private static Task<ApiServer> StartAsync(params (string Name, string Value)[] settings) =>
        ApiServer.StartAsync(settings.ToDictionary(pair => pair.Name, pair => (string?)pair.Value, StringComparer.Ordinal));
}
