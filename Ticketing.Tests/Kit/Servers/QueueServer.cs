using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Shouldly;
using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Tests.Kit.People;
using Ticketing.Tests.WaitingRooms;

namespace Ticketing.Tests.Kit.Servers;

/// <summary>A performance with a waiting room, over real HTTP.</summary>
internal sealed class QueueServer : IAsyncDisposable
{
    public const string Path = $"/v1/performances/{SaleServer.Performance}/queue";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private QueueServer(ApiServer api) => Api = api;

    public ApiServer Api { get; }

    public IWaitingRoomGrain Room => Api.Services.GetRequiredService<IGrainFactory>().GetGrain<IWaitingRoomGrain>(SaleServer.Performance);

    public static async Task<QueueServer> StartAsync(
        WaitingRoomSettings settings, Action<IServiceCollection>? services = null, IReadOnlyDictionary<string, string?>? configuration = null)
    {
        var server = new QueueServer(await ApiServer.StartAsync(configuration, services));
        await server.Api.PutOnSaleAsync(waitingRoom: true);
        (await server.Room.Configure(settings, null)).Refusal.ShouldBeNull();
        return server;
    }

    public static WaitingRoomSettings OpenSince(DateTimeOffset opensAt, int cap) => RoomWorld.Settings(cap: cap) with { OpensAt = opensAt };

    public Task<JsonAnswer> EnterAsync(Guid user) => Api.PostAsync(Path, null, Api.TokenFor(user));

    public async Task<string> TicketAsync(Guid user) => (await EnterAsync(user)).String("ticket");

    public Task<JsonAnswer> PollAsync(string ticket, string path = Path) => PollAsync(Api, ticket, path);

    public Task<JsonAnswer> LeaveAsync(Guid user, string ticket) =>
        Api.SendAsync(HttpMethod.Delete, Path, token: Api.TokenFor(user), headers: ("Queue-Ticket", ticket));

    public Task<JsonAnswer> PollUntilAsync(string ticket, Func<JsonAnswer, bool> done) => PollUntilAsync(Api, ticket, done);

    /// <summary>The same at any process of a cluster.</summary>
    public static Task<JsonAnswer> PollUntilAsync(ApiServer api, string ticket, Func<JsonAnswer, bool> done) =>
        UntilAsync(() => PollAsync(api, ticket, Path), done);

    /// <summary>Asks until the answer is the one that is waited for.</summary>
    public static async Task<JsonAnswer> UntilAsync(Func<Task<JsonAnswer>> ask, Func<JsonAnswer, bool> done)
    {
        for (var patience = Stopwatch.StartNew(); ;)
        {
            var answer = await ask();
            if (done(answer)) return answer;
            patience.Elapsed.ShouldBeLessThan(Patience, answer.Text);
        }
    }

    public async Task<string> AdmittedAsync(Guid user) =>
        (await PollUntilAsync(await TicketAsync(user), IsAdmitted)).String("entryToken");

    public static bool IsAdmitted(JsonAnswer answer) => answer.Json.TryGetProperty("entryToken", out _);

    public Task<JsonAnswer> HoldAsync(Guid user, string? entry, string seat, string performance = SaleServer.Performance) =>
        new ApiBuyer(Api, Api.TokenFor(user), performance) { Entry = entry }.WishAsync(new { seats = new[] { seat } }, $"{Guid.NewGuid()}");

    public ValueTask DisposeAsync() => Api.DisposeAsync();

    private static Task<JsonAnswer> PollAsync(ApiServer api, string ticket, string path) => api.GetAsync(path, null, ("Queue-Ticket", ticket));
}
