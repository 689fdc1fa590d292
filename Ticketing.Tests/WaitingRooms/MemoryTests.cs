using Shouldly;
using Ticketing.Grains.WaitingRooms;
using Xunit;

namespace Ticketing.Tests.WaitingRooms;

/// <summary>The heap belongs to the whole process, so nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    [Fact]
    public void A_person_takes_at_most_64_bytes()
    {
        const int people = 200_000;
        var users = Enumerable.Range(0, people).Select(RoomWorld.User).ToArray();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var room = WaitingRoom.Create("p", 1, RoomWorld.Settings(), [.. new byte[32]], RoomWorld.Opening, out _);
        foreach (var user in users)
            room.Enter(user, RoomWorld.Opening);
        var perPerson = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)people;
        GC.KeepAlive(users);
        room.Waiting.ShouldBe(people);
        perPerson.ShouldBeInRange(32, 64);
    }
}
