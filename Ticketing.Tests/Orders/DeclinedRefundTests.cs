using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Payments.Gateway;
using Ticketing.Grains.Payments.Sandbox;
using Ticketing.Tests.Kit.Clocks;
using Ticketing.Tests.Kit.Stores;
using Ticketing.Tests.Sales;
using Xunit;

namespace Ticketing.Tests.Orders;

/// <summary>A refund that the payment provider declines is asked for again, and reaches staff meanwhile: in a list and in the metrics.</summary>
[Trait("Suite", "Grains")]
public sealed class DeclinedRefundTests : IAsyncLifetime
{
    private static readonly Actor Admin = new(Guid.NewGuid(), Role.Admin);

    private readonly FakeTimeProvider _time = TestClock.New();
    private readonly MemoryStore _store = new();
    private TicketingSilo _silo = null!;
    private DecliningBank _bank = null!;

    public async Task InitializeAsync()
    {
        await SmallHall.OpenAsync(_store, SmallHall.Row(_time.GetUtcNow()));
        await StartAsync();
    }

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Fact]
    public async Task It_is_in_the_list_since_it_was_first_declined_until_the_provider_carries_it_out()
    {
        var buyer = new Buyer(_silo);
        var order = await buyer.BuyAsync("A-1-1");
        _bank.Declines = true;
        var declinedAt = _time.GetUtcNow();
        (await buyer.CancelAsync(order)).Value().Status.ShouldBe(OrderStatus.Refunding);
        await SweepLaterAsync();

        var one = (await ListAsync()).ShouldHaveSingleItem();
        one.OrderId.ShouldBe(order.OrderId);
        one.Amount.ShouldBe(SmallHall.VipPrice);
        one.DeclinedAt.ShouldBe(declinedAt);
        one.DeclinedReason.ShouldBe("NOT_ENOUGH_BALANCE: 잔액 부족");

        _bank.Declines = false;
        await SweepLaterAsync();
        (await ListAsync()).ShouldBeEmpty();
        (await buyer.GetAsync(order)).Value().Status.ShouldBe(OrderStatus.Cancelled);
    }

    [Fact]
    public async Task No_answer_is_no_refusal()
    {
        var buyer = new Buyer(_silo);
        var order = await buyer.BuyAsync("A-1-1");
        _bank.Answers = false;
        await buyer.CancelAsync(order);
        (await ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_is_counted_once_and_is_open_until_it_is_carried_out_also_after_a_restart()
    {
        var buyer = new Buyer(_silo);
        var order = await buyer.BuyAsync("A-1-1");
        using var total = new MetricCollector<long>(_silo.Get<IMeterFactory>(), "Ticketing.Orders", "ticketing.refunds.declined");
        using var open = new MetricCollector<long>(_silo.Get<IMeterFactory>(), "Ticketing.Orders", "ticketing.refunds.declined.open");
        _bank.Declines = true;
        await buyer.CancelAsync(order);
        await SweepLaterAsync();
        total.GetMeasurementSnapshot().Sum(static one => one.Value).ShouldBe(1);
        open.GetMeasurementSnapshot().Sum(static one => one.Value).ShouldBe(1);

        await _silo.DisposeAsync();
        await StartAsync();
        using var reopened = new MetricCollector<long>(_silo.Get<IMeterFactory>(), "Ticketing.Orders", "ticketing.refunds.declined.open");
        _bank.Declines = true;
        await SweepLaterAsync();
        reopened.GetMeasurementSnapshot().Sum(static one => one.Value).ShouldBe(1);
        _bank.Declines = false;
        await SweepLaterAsync();
        reopened.GetMeasurementSnapshot().Sum(static one => one.Value).ShouldBe(0);
    }

    [Fact]
    public async Task The_list_is_for_admins_and_has_pages()
    {
        _bank.Declines = true;
        var orders = new List<string>();
        foreach (var seat in (string[])["A-1-1", "A-1-2", "A-1-3"])
        {
            var buyer = new Buyer(_silo);
            var order = await buyer.BuyAsync(seat);
            await buyer.CancelAsync(order);
            orders.Add(order.OrderId);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        var first = (await List.Declined(Admin, after: null, 2)).Value().Items;
        var rest = (await List.Declined(Admin, new PagePoint(first[^1].DeclinedAt, first[^1].RefundId), 2)).Value().Items;
        first.Concat(rest).Select(static one => one.OrderId).ShouldBe(orders);
        (await List.Declined(Admin with { Role = Role.Promoter }, after: null, 2)).ShouldBeRefused(RefusalCode.Forbidden);
    }

    private IRefundListGrain List => _silo.Grains.GetGrain<IRefundListGrain>("test");

    private async Task<IReadOnlyList<DeclinedRefund>> ListAsync() => (await List.Declined(Admin, after: null, 10)).Value().Items;

    private async Task SweepLaterAsync()
    {
        _time.Advance(TimeSpan.FromMinutes(2));
        await _silo.Sweeper.SweepAsync();
    }

    private async Task StartAsync()
    {
        _silo = await TicketingSilo.StartAsync(_store, _time, services => services
            .AddSingleton(static provider => new DecliningBank(provider.GetRequiredService<SandboxGateway>()))
            .AddSingleton<IPaymentGateway>(static provider => provider.GetRequiredService<DecliningBank>()));
        _bank = _silo.Get<DecliningBank>();
    }

    /// <summary>The sandbox, but for refunds.</summary>
    private sealed class DecliningBank(SandboxGateway sandbox) : IPaymentGateway
    {
        public bool Declines { get; set; }

        public bool Answers { get; set; } = true;

        public Task<GatewayAnswer> ConfirmAsync(ConfirmPayment cmd, CancellationToken ct) => sandbox.ConfirmAsync(cmd, ct);

        public Task<GatewayLookup> FindByOrderAsync(string orderId, CancellationToken ct) => sandbox.FindByOrderAsync(orderId, ct);

        public Task<GatewayAnswer> CancelAsync(CancelPayment cmd, CancellationToken ct)
        {
            if (Declines) return Task.FromResult<GatewayAnswer>(new GatewayAnswer.Declined("NOT_ENOUGH_BALANCE", "잔액 부족"));
            return Answers ? sandbox.CancelAsync(cmd, ct) : Task.FromResult<GatewayAnswer>(new GatewayAnswer.Unknown("No answer."));
        }
    }
}
