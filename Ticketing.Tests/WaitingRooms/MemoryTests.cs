using Shouldly;
using Ticketing.Grains.WaitingRooms;
using Xunit;

namespace Ticketing.Tests.WaitingRooms;

/// <summary>The heap belongs to the whole process, so no other test may run at the same time.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
[Trait("Suite", "Unit")]
public sealed class MemoryTests
{
    // Memory of earlier tests may still be freed during a measurement. That cannot spoil most of several measurements.
    private const int Measurements = 5;

    [Fact]
    public void A_person_takes_at_most_64_bytes()
    {
        const int people = 200_000;
        var users = Enumerable.Range(0, people).Select(RoomWorld.User).ToArray();

        var perPerson = Enumerable.Range(0, Measurements).Select(_ => Measure(users) / (double)people).Order().ElementAt(Measurements / 2);

        perPerson.ShouldBeInRange(32, 64);
    }

    private static long Measure(Guid[] users)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var room = WaitingRoom.Create("p", 1, RoomWorld.Settings(), [.. new byte[32]], RoomWorld.Opening, out _);
        foreach (var user in users)
            room.Visitors.Enter(user, RoomWorld.Opening);
        var taken = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(users);
        room.Waiting.ShouldBe(users.Length);
        return taken;
    }
}
