using System.Net;
using Shouldly;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.WaitingRooms;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class RoomLengthApiTests
{
    [Fact]
    public async Task The_last_place_is_given_out_and_the_next_person_is_503_while_the_others_keep_theirs()
    {
        await using var server = await QueueServer.StartAsync(
            QueueServer.OpenSince(DateTimeOffset.UtcNow.AddMinutes(-1), cap: 1),
            configuration: new Dictionary<string, string?>(StringComparer.Ordinal) { ["WaitingRooms:Places"] = "2" });
        var last = Guid.NewGuid();
        (await server.EnterAsync(Guid.NewGuid())).Status.ShouldBe(HttpStatusCode.OK);
        var ticket = await server.TicketAsync(last);

        var refused = await server.EnterAsync(Guid.NewGuid());
        refused.ShouldBeProblem("queue-full");
        refused.Headers["Retry-After"].ShouldBe("10");
        (await server.TicketAsync(last)).ShouldBe(ticket);
    }

    [Fact]
    public void A_room_is_well_longer_than_a_million_people_unless_told_otherwise() =>
        new WaitingRoomLimits().Places.ShouldBeGreaterThanOrEqualTo(2_000_000);
}
