using System.Security.Cryptography;
using Shouldly;
using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms.Draw;
using Ticketing.Tests.Kit.Clocks;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.WaitingRooms;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class QueueDrawApiTests
{
    private const int People = 12;

    [Fact]
    public async Task Anybody_can_check_the_draw_with_what_was_published_before_and_after()
    {
        var time = new ShiftedTime();
        var settings = RoomWorld.Settings(cap: 1, order: WaitingRoomOrder.Shuffled) with { OpensAt = DateTimeOffset.UtcNow.AddHours(1) };
        await using var queue = await QueueServer.StartAsync(settings, services => services.AddSingletonTime(time));
        var tickets = new List<string>();
        for (var number = 0; number < People; number++)
            tickets.Add(await queue.TicketAsync(RoomWorld.User(number)));

        // The node learns within a second how many people came.
        await queue.PollUntilAsync(tickets[0], answer => answer["waiting"].GetInt32() == People);
        var before = await queue.Api.GetAsync(QueueServer.Path + "/draw");
        (before["phase"].GetString(), before["order"].GetString(), before["seed"].GetString()).ShouldBe(("lobby", "shuffled", null));
        var lobby = await queue.PollAsync(tickets[0]);
        (lobby["phase"].GetString(), lobby["position"].ValueKind).ShouldBe(("lobby", System.Text.Json.JsonValueKind.Null));

        time.Shift = TimeSpan.FromHours(2);
        await queue.PollUntilAsync(tickets[0], answer => answer["phase"].GetString() == "open");
        var after = await queue.Api.GetAsync(QueueServer.Path + "/draw");
        var seed = Convert.FromHexString(after.String("seed"));
        Convert.ToHexStringLower(SHA256.HashData(seed)).ShouldBe(before.String("seedHash"));
        after["lobbyCount"].GetInt32().ShouldBe(People);

        // One person has been called, so the position of every other person is the place in the draw.
        await queue.PollUntilAsync(tickets[LobbyShuffle.Index(seed, People, 0)], QueueServer.IsAdmitted);
        for (var number = 0; number < People; number++)
        {
            var place = LobbyShuffle.Place(seed, People, number);
            (await queue.PollAsync(tickets[number]))["position"].GetInt32().ShouldBe(place);
        }
    }
}
