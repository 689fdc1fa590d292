using System.Diagnostics;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Shouldly;
using Ticketing.Api.LiveStreams;
using Ticketing.Grains.SeatMaps;
using Ticketing.Grains.Seats;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.LiveStreams;

/// <summary>How many live streams there may be and what becomes of their readers, over real connections.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class LiveStreamApiTests
{
    // What never happens fails the test instead of stopping the run.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const string Path = $"/v1/performances/{SaleServer.Performance}/seat-map/events";

    [Fact]
    public async Task A_person_has_so_many_streams_and_one_more_is_429_until_one_is_closed()
    {
        await using var server = await StartAsync(("LiveStreams:PerUser", "2"));
        var token = server.TokenFor(Guid.NewGuid());
        using var first = await FollowAsync(server, token);
        using var second = await FollowAsync(server, token);

        var refused = await server.GetAsync(Path, token);
        refused.ShouldBeProblem("too-many-streams");
        refused.Headers["Retry-After"].ShouldBe("10");
        using var other = await FollowAsync(server, server.TokenFor(Guid.NewGuid()));

        second.Dispose();
        await UntilAsync(server, open: 2);
        using var again = await FollowAsync(server, token);
    }

    [Fact]
    public async Task An_address_without_a_log_in_has_so_many_streams_too()
    {
        await using var server = await StartAsync(("LiveStreams:PerAddress", "1"));
        using var first = await FollowAsync(server);

        (await server.GetAsync(Path)).ShouldBeProblem("too-many-streams");
        using var person = await FollowAsync(server, server.TokenFor(Guid.NewGuid()));
    }

    [Fact]
    public async Task All_together_have_so_many_streams_and_one_more_is_503()
    {
        await using var server = await StartAsync(("LiveStreams:Total", "1"));
        using var first = await FollowAsync(server);

        (await server.GetAsync(Path, server.TokenFor(Guid.NewGuid()))).ShouldBeProblem("overloaded");
    }

    [Fact]
    public async Task A_stream_that_is_refused_takes_no_place()
    {
        await using var server = await StartAsync(("LiveStreams:PerAddress", "1"));
        for (var i = 0; i < 3; i++)
            (await server.GetAsync("/v1/performances/none/seat-map/events")).ShouldBeProblem("not-found");

        using var follower = await FollowAsync(server);
    }

    [Fact]
    public async Task A_client_that_dies_without_a_goodbye_gives_its_place_back()
    {
        await using var server = await StartAsync();
        var follower = await FollowAsync(server);
        server.Services.GetRequiredService<OpenStreams>().Count.ShouldBe(1);

        follower.Reset();

        await UntilAsync(server, open: 0);
    }

    [Fact]
    public async Task A_reader_who_stops_reading_is_cut_off_and_comes_back_without_a_gap()
    {
        await using var server = await StartAsync([("LiveStreams:StallTime", "00:00:00.5")], services =>
        {
            // Buffers so small that a few events fill them.
            services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxResponseBufferSize = 1_024);
            services.Configure<SocketTransportOptions>(sockets => sockets.CreateBoundListenSocket = address =>
            {
                var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(address);
                socket.SendBufferSize = 4_096;
                return socket;
            });
        });
        using var follower = await FollowAsync(server);

        // Nothing of this is read: it piles up in the connection and then nowhere else.
        var map = server.Services.GetRequiredService<IGrainFactory>().GetGrain<ISeatMapGrain>(SaleServer.Performance);
        var streams = server.Services.GetRequiredService<OpenStreams>();
        var patience = Stopwatch.StartNew();
        for (var version = 1; streams.Count > 0; version++)
        {
            patience.Elapsed.ShouldBeLessThan(Patience);
            var status = version % 2 == 0 ? SeatStatus.Available : SeatStatus.Held;
            for (var seat = 1; seat <= 10; seat++)
                await map.SeatChanged(new SeatChanged($"1층-1-{seat}", status, version));
            await map.Head();
        }

        using var back = await FollowAsync(server);
    }

    private static async Task<RawConnection> FollowAsync(ApiServer server, string? token = null)
    {
        var connection = await RawConnection.OpenAsync(server);
        var authorization = token is null ? "" : $"Authorization: Bearer {token}\r\n";
        await connection.SendAsync($"GET {Path} HTTP/1.1\r\nHost: x\r\n{authorization}\r\n");
        await connection.ReadUntilAsync("event: reset");
        return connection;
    }

    // The server notices in its own time.
    private static async Task UntilAsync(ApiServer server, int open)
    {
        var streams = server.Services.GetRequiredService<OpenStreams>();
        for (var patience = Stopwatch.StartNew(); streams.Count != open; await Task.Yield())
            patience.Elapsed.ShouldBeLessThan(Patience);
    }

    private static Task<ApiServer> StartAsync(params (string Name, string Value)[] settings) => StartAsync(settings, services: null);

    private static async Task<ApiServer> StartAsync((string Name, string Value)[] settings, Action<IServiceCollection>? services)
    {
        var server = await ApiServer.StartAsync(
            settings.ToDictionary(pair => pair.Name, pair => (string?)pair.Value, StringComparer.Ordinal), services);
        await server.PutOnSaleAsync();
        return server;
    }
}
