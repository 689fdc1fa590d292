using Shouldly;
using Ticketing.Api.WaitingRooms;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Line;
using Xunit;

namespace Ticketing.Tests.WaitingRooms;

/// <summary>What a node reports of the polls it has answered.</summary>
[Trait("Suite", "Unit")]
public sealed class HeardLogTests
{
    private readonly HeardLog _log = new();
    private readonly RoomWorld _world = RoomWorld.Open(rate: 100, cap: 1);

    [Fact]
    public void A_report_has_the_places_that_were_heard_since_the_last_one()
    {
        _log.Take(Head());
        foreach (var place in new[] { 700, 3, 64, 63, 3 }) Note(place);
        var report = _log.Take(Head()).ShouldNotBeNull();
        report.Places().ShouldBe([3, 63, 64, 700]);
        report.Generation.ShouldBe(1);
        _log.Take(Head()).ShouldBeNull();
    }

    [Fact]
    public void The_window_goes_with_the_head()
    {
        _world.EnterAll(1_000);
        _world.Change(settings => settings with { Cap = 100 });
        _world.Tick();
        _log.Take(Head());
        Note(CallWindow.EndOf(100, 100) - 1);
        Note(CallWindow.EndOf(100, 100) + 128);
        Note(5);
        _log.Take(Head())!.Places().ShouldBe([CallWindow.EndOf(100, 100) - 1]);
    }

    [Fact]
    public void Somebody_called_or_without_a_place_is_not_reported()
    {
        _log.Take(Head());
        _log.Note(new PlaceEstimate(RoomPhase.Open, true, 3, 0, null, TimeSpan.Zero, false));
        _log.Note(new PlaceEstimate(RoomPhase.Lobby, false, null, null, null, TimeSpan.Zero, false));
        _log.Take(Head()).ShouldBeNull();
    }

    [Fact]
    public void The_longest_report_has_eight_kilobytes()
    {
        _world.Change(settings => settings with { RatePerSecond = 100_000 });
        _log.Take(Head());
        for (var place = 0; place < 2 * CallWindow.MaxPlaces; place++) Note(place);
        var report = _log.Take(Head())!;
        report.Places().ShouldBe(Enumerable.Range(0, CallWindow.MaxPlaces));
        report.Bits.Length.ShouldBeLessThanOrEqualTo(HeardPlaces.MaxWords);
        new HeardPlaces(1, 0, [.. Enumerable.Repeat(ulong.MaxValue, 2 * HeardPlaces.MaxWords)]).Places().Count().ShouldBe(64 * HeardPlaces.MaxWords);
    }

    [Fact]
    public async Task Polls_that_are_noted_at_once_are_all_reported()
    {
        _log.Take(Head());
        await Task.WhenAll(Enumerable.Range(0, 8).Select(part => Task.Run(() =>
        {
            for (var place = part; place < 4_000; place += 8) Note(place);
        })));
        _log.Take(Head())!.Places().ShouldBe(Enumerable.Range(0, 4_000));
    }

    [Fact]
    public void A_poll_that_is_noted_allocates_nothing()
    {
        _log.Take(Head());
        Note(1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var place = 0; place < 1_000; place++) Note(place);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private RoomHead Head() => _world.Room.Publish();

    private void Note(int place) => _log.Note(new PlaceEstimate(RoomPhase.Open, false, place, place, null, TimeSpan.FromSeconds(1), false));
}
