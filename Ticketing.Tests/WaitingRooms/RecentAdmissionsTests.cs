using System.Reflection;
using Microsoft.Extensions.Time.Testing;
using Orleans;
using Shouldly;
using Ticketing.Api.WaitingRooms;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Tokens;
using Ticketing.Tests.Kit.Clocks;
using Xunit;

namespace Ticketing.Tests.WaitingRooms;

[Trait("Suite", "Unit")]
public sealed class RecentAdmissionsTests
{
    private readonly IGrainFactory _rooms = DispatchProxy.Create<IGrainFactory, Refusing>();
    private readonly FakeTimeProvider _time = TestClock.New();

    private Room TheRoom => Refusing.Of(_rooms);

    [Fact]
    public async Task So_many_answers_are_remembered_and_the_others_are_asked_anew()
    {
        var admissions = new RecentAdmissions(_rooms, _time);
        for (var index = 0; index < RecentAdmissions.Capacity; index++)
            await admissions.AskAsync(Ticket(index));
        await admissions.AskAsync(Ticket(RecentAdmissions.Capacity - 1));
        TheRoom.Asked.ShouldBe(RecentAdmissions.Capacity);

        for (var index = RecentAdmissions.Capacity; index < 2 * RecentAdmissions.Capacity; index++)
            await admissions.AskAsync(Ticket(index));
        admissions.Count.ShouldBeLessThanOrEqualTo(RecentAdmissions.Capacity);
        TheRoom.Asked.ShouldBe(2 * RecentAdmissions.Capacity);
    }

    [Fact]
    public async Task An_answer_is_given_again_for_its_life_and_then_asked_anew()
    {
        var admissions = new RecentAdmissions(_rooms, _time);
        await admissions.AskAsync(Ticket(0));
        _time.Advance(RecentAdmissions.Life - TimeSpan.FromTicks(1));
        await admissions.AskAsync(Ticket(0));
        TheRoom.Asked.ShouldBe(1);

        _time.Advance(TimeSpan.FromTicks(1));
        await admissions.AskAsync(Ticket(0));
        await admissions.AskAsync(Ticket(0));
        TheRoom.Asked.ShouldBe(2);
    }

    [Fact]
    public async Task Who_gives_the_place_up_is_forgotten()
    {
        var admissions = new RecentAdmissions(_rooms, _time);
        await admissions.AskAsync(Ticket(0));
        admissions.Forget(Ticket(0));
        await admissions.AskAsync(Ticket(0));
        TheRoom.Asked.ShouldBe(2);
    }

    private static QueueTicket Ticket(int index) => new("p", RoomWorld.User(index), index, false, 1);

    /// <summary>A grain factory with one room, which lets nobody in.</summary>
    public class Refusing : DispatchProxy
    {
        private readonly IWaitingRoomGrain _room = Create<IWaitingRoomGrain, Room>();

        public static Room Of(IGrainFactory factory) => (Room)((Refusing)factory)._room;

        protected override object Invoke(MethodInfo? targetMethod, object?[]? args) => _room;
    }

    /// <summary>The room, which counts the questions.</summary>
    public class Room : DispatchProxy
    {
        public int Asked { get; private set; }

        protected override object Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            Asked++;
            return Task.FromResult<Outcome<Admission>>(new Refusal(RefusalCode.NotYourTurn, "Wait."));
        }
    }
}
