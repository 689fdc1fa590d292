using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Shouldly;
using Ticketing.Grains.Performances;
using Ticketing.Grains.SeatMaps;
using Ticketing.Grains.SeatMaps.Map;
using Ticketing.Grains.Seats;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Line;
using Xunit;
using Xunit.Abstractions;

namespace Ticketing.Tests.Compatibility;

/// <summary>What every API process is sent again and again stays small; docs/scaling.md reckons with it. Without the envelope of the stream.</summary>
[Trait("Suite", "Unit")]
public sealed class MessageSizeTests(ITestOutputHelper output)
{
    private const string Performance = "arirang-stadium";
    private static readonly Serializer Serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    [Theory]
    [InlineData(0, 320)]
    [InlineData(50_000, 1_700)]
    [InlineData(1_000_000, 6_500)]
    public void A_head_of_a_line_that_some_left(int people, int atMost)
    {
        // As LeaverSketch makes it: a bit each for the next 8,192 places, and a running total per 1,024 behind them.
        var sketch = people == 0
            ? LeaverSketch.Empty
            : new LeaverSketch(0, [.. Enumerable.Repeat(0x8421_0842_1084_2108UL, LeaverSketch.Near / 64)], [.. Enumerable.Range(1, (people - LeaverSketch.Near) / LeaverSketch.Block).Select(block => block * 200)]);
        var head = new RoomHead(
            Performance, 1, DateTimeOffset.UtcNow.UtcTicks, RoomPhase.Open, DateTimeOffset.UtcNow, WaitingRoomOrder.Shuffled, people, new string('a', 64),
            [.. Enumerable.Repeat((byte)170, 32)], 12_345, people, 1_000, 998.7, sketch);

        Tell($"bytes of a head, {people} people", Serializer.SerializeToArray<object>(head).Length).ShouldBeLessThan(atMost);
    }

    [Theory]
    [InlineData(1, 100)]
    [InlineData(100, 1_300)]
    [InlineData(1_000, 12_500)]
    public void A_delta(int changes, int atMost)
    {
        var delta = new LiveDelta("8de2b1c4a1b2c3d", new SeatMapDelta(123_456, Enumerable.Range(0, changes).Select(change => new SeatChange(change * 60, SeatStatus.Held)).ToArray()));

        Tell($"bytes of a delta of {changes} seats", Serializer.SerializeToArray<object>(delta).Length).ShouldBeLessThan(atMost);
    }

    private int Tell(string what, int bytes)
    {
        output.WriteLine($"{what}: {bytes}");
        return bytes;
    }
}
