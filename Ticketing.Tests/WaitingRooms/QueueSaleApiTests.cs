using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Shouldly;
using Ticketing.Grains.Performances;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Storage;
using Ticketing.Tests.Kit.People;
using Ticketing.Tests.Kit.Servers;
using Xunit;

namespace Ticketing.Tests.WaitingRooms;

/// <summary>What people in the queue are told of the sale, until it ends.</summary>
[Trait("Suite", "Api")]
[Trait("Store", "any")]
public sealed class QueueSaleApiTests : IAsyncLifetime
{
    private const string Last = "1층-3-1";
    private static readonly Guid s_user = RoomWorld.User(1);
    private static readonly Guid s_other = RoomWorld.User(2);
    private QueueServer _queue = null!;

    private IRowStore Store => _queue.Api.Services.GetRequiredService<IRowStore>();

    public async Task InitializeAsync() =>
        _queue = await QueueServer.StartAsync(QueueServer.OpenSince(DateTimeOffset.UtcNow.AddHours(-1), cap: 1));

    public async Task DisposeAsync() => await _queue.DisposeAsync();

    [Fact]
    public async Task A_sale_whose_last_seat_is_held_then_sold_and_then_returned_is_told_to_those_who_wait_and_those_who_come()
    {
        await LeaveOneSeatAsync();
        var buyer = new ApiBuyer(_queue.Api, _queue.Api.TokenFor(s_user)) { Entry = await _queue.AdmittedAsync(s_user) };
        var next = await _queue.TicketAsync(s_other);
        var waiting = await _queue.TicketAsync(RoomWorld.User(4));
        var hold = await buyer.HoldAsync(Last);

        var held = await UntilAsync(waiting, "all-held");
        held.String("notice").ShouldBe("All seats are held or sold; some may come back.");
        (await _queue.Api.GetAsync($"/v1/performances/{SaleServer.Performance}")).String("status").ShouldBe("on-sale");

        var order = await buyer.OrderAsync(hold);
        (await buyer.ConfirmAsync(order, null)).Status.ShouldBe(HttpStatusCode.OK);
        var soldOut = await UntilAsync(waiting, "sold-out");
        soldOut.String("notice").ShouldStartWith("Sold out.");

        // The next person may have been called in the second before the room saw the sale. After they leave, nobody else is called.
        (await _queue.LeaveAsync(s_other, next)).Status.ShouldBe(HttpStatusCode.NoContent);
        for (var polls = 0; polls < 10; polls++)
        {
            await _queue.Room.Head();
            QueueServer.IsAdmitted(await _queue.PollAsync(waiting)).ShouldBeFalse();
        }

        (await _queue.EnterAsync(RoomWorld.User(3))).ShouldSatisfyAllConditions(
            entered => entered.Status.ShouldBe(HttpStatusCode.OK), entered => entered.String("sale").ShouldBe("sold-out"));

        (await buyer.CancelAsync(order)).Status.ShouldBe(HttpStatusCode.OK);
        var back = await _queue.PollUntilAsync(waiting, QueueServer.IsAdmitted);
        (back.String("sale"), back.Json.TryGetProperty("notice", out _)).ShouldBe(("seats-left", false));
    }

    [Fact]
    public async Task A_sale_that_closes_ends_the_queue_until_the_organiser_puts_its_end_off()
    {
        await _queue.AdmittedAsync(s_user);
        var waiting = await _queue.TicketAsync(s_other);
        var row = (await Store.ReadAsync(new PerformanceOf(SaleServer.Performance)))[0];
        await Store.TryCommitAsync([row with { SaleClosesAt = DateTimeOffset.UtcNow.AddSeconds(-1), Version = 2 }]);

        var closed = await UntilAsync(waiting, "closed");
        (closed.String("phase"), closed.String("notice")).ShouldBe(("closed", "The sale is closed; the queue has ended."));
        (await _queue.EnterAsync(RoomWorld.User(3))).ShouldBeProblem("not-on-sale");

        await Store.TryCommitAsync([row with { Version = 3 }]);
        await UntilAsync(waiting, "seats-left");
        (await _queue.EnterAsync(RoomWorld.User(3))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_performance_that_is_taken_off_ends_the_queue()
    {
        await _queue.AdmittedAsync(s_user);
        var waiting = await _queue.TicketAsync(s_other);
        await UntilAsync(waiting, "seats-left");
        var row = (await Store.ReadAsync(new PerformanceOf(SaleServer.Performance)))[0];
        await _queue.Api.Services.GetRequiredService<IGrainFactory>().GetGrain<IRoomSetup>(SaleServer.Performance).CallOff();
        await Store.TryCommitAsync([RowWrite.Remove(row)]);

        var over = await UntilAsync(waiting, "cancelled");
        (over.String("phase"), over.String("notice")).ShouldBe(("closed", "The performance was called off; the queue has ended."));
        (await _queue.EnterAsync(RoomWorld.User(3))).ShouldBeProblem("not-on-sale");
    }

    private Task<JsonAnswer> UntilAsync(string ticket, string sale) =>
        _queue.PollUntilAsync(ticket, answer => answer.Status == HttpStatusCode.OK && answer.String("sale") == sale);

    private async Task LeaveOneSeatAsync()
    {
        var grains = _queue.Api.Services.GetRequiredService<IGrainFactory>();
        var seats = from row in new[] { 1, 2, 3 } from seat in Enumerable.Range(1, 10) select $"1층-{row}-{seat}";
        await Task.WhenAll(seats.Where(seat => seat != Last).Select(seat => grains.GetSeat(SaleServer.Performance, seat).Block()));
    }
}
