using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Shouldly;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Tests.Kit.People;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.Cluster;

[Trait("Suite", "Cluster")]
[Trait("Store", "any")]
public sealed class TwoSilosQueueTests : IAsyncLifetime
{
    private TwoSilos silos = null!;

    public async Task InitializeAsync()
    {
        silos = await TwoSilos.StartAsync();
        await silos.First.PutOnSaleAsync(waitingRoom: true);
        var room = silos.First.Services.GetRequiredService<IGrainFactory>().GetGrain<IWaitingRoomGrain>(SaleServer.Performance);
        (await room.Configure(QueueServer.OpenSince(DateTimeOffset.UtcNow.AddHours(-1), cap: 100), null)).Refusal.ShouldBeNull();
    }

    public async Task DisposeAsync() => await silos.DisposeAsync();

    [Fact]
    public async Task Who_enters_the_queue_through_one_silo_is_admitted_through_the_other_and_buys_through_either()
    {
        foreach (var (entrance, counter, seat) in new[] { (silos.First, silos.Second, "1층-1-1"), (silos.Second, silos.First, "1층-1-2") })
        {
            var buyer = await entrance.SignUpAsync();
            var ticket = (await entrance.PostAsync(QueueServer.Path, null, buyer.Token)).String("ticket");
            var entry = (await QueueServer.PollUntilAsync(counter, ticket, QueueServer.IsAdmitted)).String("entryToken");
            var hold = await new ApiBuyer(counter, buyer.Token) { Entry = entry }.HoldAsync(seat);
            hold.Status.ShouldBe(HttpStatusCode.Created, hold.Text);
        }
    }
}
