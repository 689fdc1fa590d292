using System.Reflection;
using Orleans;
using Shouldly;
using Ticketing.Api.WaitingRooms;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Tokens;
using Ticketing.Tests.Time;
using Xunit;

namespace Ticketing.Tests.WaitingRooms;

public sealed class RecentAdmissionsTests
{
    [Fact]
    public async Task So_many_answers_are_remembered_and_the_others_are_asked_anew()
    {
        var rooms = DispatchProxy.Create<IGrainFactory, Refusing>();
        var room = Refusing.Of(rooms);
        var admissions = new RecentAdmissions(rooms, new ManualTime());

        for (var index = 0; index < RecentAdmissions.Capacity; index++)
            await admissions.AskAsync(Ticket(index));
        await admissions.AskAsync(Ticket(RecentAdmissions.Capacity - 1));
        room.Asked.ShouldBe(RecentAdmissions.Capacity);

        await admissions.AskAsync(Ticket(RecentAdmissions.Capacity));
        await admissions.AskAsync(Ticket(RecentAdmissions.Capacity));
        room.Asked.ShouldBe(RecentAdmissions.Capacity + 2);
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
