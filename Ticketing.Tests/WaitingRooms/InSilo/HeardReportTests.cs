using Microsoft.Extensions.Time.Testing;
using Orleans;
using Shouldly;
using Ticketing.Api.WaitingRooms;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Line;
using Ticketing.Tests.Kit.Stores;
using Xunit;

namespace Ticketing.Tests.WaitingRooms.InSilo;

/// <summary>A node reports whom it heard once a second in one message; a poll calls no grain.</summary>
[Trait("Suite", "Grains")]
public sealed class HeardReportTests : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _time = new(RoomWorld.Opening.AddSeconds(2));
    private readonly MemoryStore _disk = new();
    private readonly Calls _calls = new();
    private RoomSilo _silo = null!;

    public async Task InitializeAsync()
    {
        _silo = await RoomSilo.StartAsync(_disk, _time, _calls);
        (await _silo.Room.Configure(RoomWorld.Settings(cap: 1), null)).Refusal.ShouldBeNull();
        await Task.WhenAll(RoomSilo.EnterAll(_silo.Room, 10));
        await _silo.Room.Head();
    }

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Fact]
    public async Task Many_polls_are_one_message_with_the_places_and_no_poll_is_none()
    {
        var started = await RoomFollower.StartAsync(RoomWorld.Performance, _silo.Client, _time);
        await using var follower = started.Value!;
        _time.Advance(RoomFollower.ReportPeriod);
        for (var polls = 0; polls < 100; polls++)
        {
            foreach (var place in new[] { 3, 5, 8 })
                follower.Heard(new PlaceEstimate(RoomPhase.Open, false, place, place, null, TimeSpan.FromSeconds(1), false));
        }

        _calls.Count.ShouldBe(0);
        _time.Advance(RoomFollower.ReportPeriod);
        (await _calls.First.Task.WaitAsync(s_patience)).Places().ShouldBe([3, 5, 8]);
        _time.Advance(RoomFollower.ReportPeriod);
        await _silo.Room.Head();
        _calls.Count.ShouldBe(1);
    }

    private sealed class Calls : IIncomingGrainCallFilter
    {
        private int _count;

        public TaskCompletionSource<HeardPlaces> First { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Count => Volatile.Read(ref _count);

        public Task Invoke(IIncomingGrainCallContext context)
        {
            if (context.MethodName == nameof(IWaitingRoomGrain.Heard))
            {
                Interlocked.Increment(ref _count);
                First.TrySetResult((HeardPlaces)context.Request.GetArgument(0)!);
            }

            return context.Invoke();
        }
    }
}
