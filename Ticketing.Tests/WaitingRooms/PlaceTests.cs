using Shouldly;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.WaitingRooms;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class PlaceTests
{
    private const int Rounds = 30;

    [Fact]
    public async Task A_poll_never_tells_a_worse_place_than_entering_did_before_it()
    {
        await using var queue = await QueueServer.StartAsync(QueueServer.OpenSince(DateTimeOffset.UtcNow.AddHours(-1), cap: 1));
        var tickets = new List<string>();
        for (var user = 0; user <= Rounds; user++) tickets.Add(await queue.TicketAsync(RoomWorld.User(user)));
        var (last, ticket) = (RoomWorld.User(Rounds), tickets[^1]);
        await queue.PollUntilAsync(ticket, answer => PositionOf(answer) == Rounds);

        for (var round = 0; round < Rounds - 1; round++)
        {
            // Asking the room calls the next person at once, before the room publishes its head by itself.
            await queue.LeaveAsync(RoomWorld.User(round), tickets[round]);
            await queue.Room.Head();
            var told = PositionOf(await queue.EnterAsync(last));
            PositionOf(await queue.PollAsync(ticket)).ShouldBeLessThanOrEqualTo(told, $"in round {round}");
        }
    }

    private static int PositionOf(JsonAnswer answer) => answer["position"].GetInt32();
}
