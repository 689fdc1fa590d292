using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Seats;
using Ticketing.Tests.Kit.Clocks;
using Ticketing.Tests.Kit.Stores;
using Ticketing.Tests.Sales;
using Xunit;

namespace Ticketing.Tests.Jobs;

/// <summary>A suspended account's holds are released, for as long as a token of the account may still make new ones. What is paid stays.</summary>
[Trait("Suite", "Grains")]
public sealed class HoldReleaseTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = TestClock.New();
    private readonly MemoryStore _store = new();
    private TicketingSilo _silo = null!;
    private Buyer _buyer = null!;

    public async Task InitializeAsync()
    {
        await SmallHall.OpenAsync(_store, SmallHall.Row(_time.GetUtcNow()));
        _silo = await TicketingSilo.StartAsync(_store, _time);
        _buyer = new Buyer(_silo);
    }

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Fact]
    public async Task Holds_and_unpaid_orders_of_a_suspended_account_end_and_its_tickets_and_other_peoples_holds_stay()
    {
        await _buyer.BuyAsync("A-1-1");
        (await _buyer.HoldAsync("A-1-2")).Value();
        var order = await _buyer.OrderSeatsAsync("A-1-3");
        (await new Buyer(_silo).HoldAsync("A-1-4")).Value();

        await SuspendAsync();
        await _silo.Sweeper.SweepAsync();
        Status("A-1-1").ShouldBe(SeatStatus.Sold);
        Status("A-1-2").ShouldBe(SeatStatus.Available);
        Status("A-1-3").ShouldBe(SeatStatus.Available);
        Status("A-1-4").ShouldBe(SeatStatus.Held);
        _store.Rows<OrderRow>().Single(row => row.OrderId == order.OrderId).Status.ShouldBe(OrderStatus.Cancelled);
    }

    [Fact]
    public async Task A_hold_that_was_under_way_is_released_by_a_later_look_and_the_looks_end()
    {
        await SuspendAsync();
        await _silo.Sweeper.SweepAsync();
        (await _buyer.HoldAsync("A-1-2")).Value();
        await _silo.Sweeper.SweepAsync();
        Status("A-1-2").ShouldBe(SeatStatus.Held);

        _time.Advance(HoldReleaseRow.Pause);
        await _silo.Sweeper.SweepAsync();
        Status("A-1-2").ShouldBe(SeatStatus.Available);

        _time.Advance(HoldReleaseRow.Span);
        await _silo.Sweeper.SweepAsync();
        _store.Rows<HoldReleaseRow>().ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_process_goes_on_where_one_has_died()
    {
        (await _buyer.HoldAsync("A-1-2")).Value();
        await SuspendAsync();
        await _silo.DisposeAsync();
        _silo = await TicketingSilo.StartAsync(_store, _time);
        await _silo.Sweeper.SweepAsync();
        Status("A-1-2").ShouldBe(SeatStatus.Available);
    }

    [Fact]
    public async Task Nothing_is_released_once_the_suspension_has_ended()
    {
        (await _buyer.HoldAsync("A-1-2")).Value();
        await SuspendAsync();
        var account = _store.Rows<AccountRow>().Single();
        (await _store.TryCommitAsync([account with { SuspendedAt = null, Version = account.Version + 1 }])).ShouldBeNull();
        await _silo.Sweeper.SweepAsync();
        Status("A-1-2").ShouldBe(SeatStatus.Held);
        _store.Rows<HoldReleaseRow>().ShouldBeEmpty();
    }

    [Fact]
    public void A_full_look_is_followed_by_the_next_one_at_once()
    {
        var now = _time.GetUtcNow();
        var release = HoldReleaseRow.Of(_buyer.User, before: null, now);
        release.After(isMore: true, now)!.DueAt.ShouldBe(now);
        release.After(isMore: false, now)!.DueAt.ShouldBe(now + HoldReleaseRow.Pause);
        release.After(isMore: false, release.EndsAt).ShouldBeNull();
        HoldReleaseRow.Of(_buyer.User, release, now).Version.ShouldBe(2);
    }

    // The rows that the commit of a suspension writes.
    private async Task SuspendAsync()
    {
        var now = _time.GetUtcNow();
        var account = new AccountRow(_buyer.User, "a@example.com", "홍길동", "", Role.User, now, null) { SuspendedAt = now, Version = 1 };
        (await _store.TryCommitAsync([account, HoldReleaseRow.Of(_buyer.User, before: null, now)])).ShouldBeNull();
    }

    private SeatStatus Status(string seat) => _store.Rows<SeatRow>().Single(row => row.Seat == seat).Status;
}
