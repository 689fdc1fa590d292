using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Shouldly;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.WaitingRooms;

[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class PollWithoutRoomTests
{
    [Fact]
    public async Task Who_waits_is_answered_while_the_room_answers_nobody()
    {
        var stuck = new StuckRoom();
        var settings = QueueServer.OpenSince(DateTimeOffset.UtcNow.AddHours(-1), cap: 1);
        await using var queue = await QueueServer.StartAsync(settings, services => services.AddSingleton<IIncomingGrainCallFilter>(stuck));
        await queue.AdmittedAsync(RoomWorld.User(0));
        var tickets = new[] { await queue.TicketAsync(RoomWorld.User(1)), await queue.TicketAsync(RoomWorld.User(2)) };
        await queue.PollUntilAsync(tickets[1], answer => answer["waiting"].GetInt32() == 2);

        stuck.Gate = new TaskCompletionSource();
        try
        {
            for (var poll = 0; poll < 50; poll++)
            {
                (await queue.PollAsync(tickets[0]))["position"].GetInt32().ShouldBe(1);
                (await queue.PollAsync(tickets[1]))["position"].GetInt32().ShouldBe(2);
            }
        }
        finally
        {
            stuck.Gate.SetResult();
        }
    }

    [Fact]
    public async Task Who_is_called_and_polls_all_the_time_reaches_the_room_once_a_second_at_most()
    {
        var stuck = new StuckRoom();
        var settings = QueueServer.OpenSince(DateTimeOffset.UtcNow.AddHours(-1), cap: 1);
        await using var queue = await QueueServer.StartAsync(settings, services => services.AddSingleton<IIncomingGrainCallFilter>(stuck));
        var ticket = await queue.TicketAsync(RoomWorld.User(0));
        await queue.PollUntilAsync(ticket, QueueServer.IsAdmitted);
        var (asked, started) = (stuck.Admissions, DateTimeOffset.UtcNow);
        for (var poll = 0; poll < 200; poll++)
            (await queue.PollAsync(ticket)).Status.ShouldBe(HttpStatusCode.OK);
        var seconds = (DateTimeOffset.UtcNow - started).TotalSeconds;
        (stuck.Admissions - asked).ShouldBeLessThanOrEqualTo(1 + (int)seconds);
    }

    private sealed class StuckRoom : IIncomingGrainCallFilter
    {
        private int _admissions;

        public TaskCompletionSource? Gate { get; set; }

        public int Admissions => Volatile.Read(ref _admissions);

        public async Task Invoke(IIncomingGrainCallContext context)
        {
            if (context.Grain is IWaitingRoomGrain)
            {
                if (context.MethodName == nameof(IWaitingRoomGrain.Admit)) Interlocked.Increment(ref _admissions);
                if (Gate is { } gate) await gate.Task;
            }

            await context.Invoke();
        }
    }
}
