using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Ticketing.Grains.Payments.Gateway;
using Ticketing.Grains.Payments.Sandbox;
using Ticketing.Tests.Kit.Clocks;
using Xunit;
using static Ticketing.Grains.Payments.Gateway.GatewayAnswer;

namespace Ticketing.Tests.Payments;

[Trait("Suite", "Unit")]
public sealed class SandboxGatewayTests
{
    private readonly FakeTimeProvider _time = TestClock.New();
    private readonly CallbackSpy _callback = new();
    private readonly InMemorySandboxLedger _ledger = new();
    private readonly SandboxGateway _gateway;

    public SandboxGatewayTests() => _gateway = NewGateway(_ledger);

    private SandboxGateway NewGateway(ISandboxLedger ledger) => new(ledger, _callback, _time, NullLogger<SandboxGateway>.Instance);

    private sealed class CallbackSpy : IPaymentCallback
    {
        public List<(string Order, string Key)> Calls { get; } = [];

        public Func<Task> Answer { get; set; } = () => Task.CompletedTask;

        public Task PaymentSettledAsync(string orderId, string paymentKey)
        {
            Calls.Add((orderId, paymentKey));
            return Answer();
        }
    }

    private async Task<ConfirmPayment> PaidAsync(SandboxBehaviour behaviour, SandboxGateway? gateway = null)
    {
        var key = await (gateway ?? _gateway).CreateAsync("order-1", 1_000, behaviour);
        return new(key.ShouldNotBeNull(), "order-1", 1_000, "order-1-" + key);
    }

    private async Task<GatewayPayment> FoundAsync() =>
        (await _gateway.FindByOrderAsync("order-1", default)).ShouldBeOfType<GatewayLookup.Found>().Payment;

    [Fact]
    public async Task Approve_charges_and_calls_back_once()
    {
        var cmd = await PaidAsync(SandboxBehaviour.Approve);
        cmd.PaymentKey.ShouldBe("sandbox_order-1_1");

        var answer = await _gateway.ConfirmAsync(cmd, default);

        answer.ShouldBe(new Approved(new(cmd.PaymentKey, "order-1", 1_000, 0, GatewayPaymentStatus.Done, _time.GetUtcNow(), [])));
        _callback.Calls.ShouldBe([("order-1", cmd.PaymentKey)]);
        (await FoundAsync()).ShouldBe(((Approved)answer).Payment);
    }

    [Fact]
    public async Task A_repeated_confirm_charges_and_calls_back_once()
    {
        var cmd = await PaidAsync(SandboxBehaviour.Approve);
        var first = await _gateway.ConfirmAsync(cmd, default);
        _time.Advance(TimeSpan.FromHours(1));
        (await _gateway.ConfirmAsync(cmd, default)).ShouldBe(first);
        _callback.Calls.Count.ShouldBe(1);
        _ledger.Saves.ShouldBe(2);
    }

    [Fact]
    public async Task Decline_refuses_and_calls_nobody()
    {
        var cmd = await PaidAsync(SandboxBehaviour.Decline);
        (await _gateway.ConfirmAsync(cmd, default)).ShouldBeOfType<Declined>().Code.ShouldBe("REJECT_CARD_PAYMENT");
        _callback.Calls.ShouldBeEmpty();
        (await FoundAsync()).Status.ShouldBe(GatewayPaymentStatus.Aborted);
    }

    [Fact]
    public async Task Delay_answers_when_its_time_has_passed_and_not_before()
    {
        var cmd = await PaidAsync(SandboxBehaviour.DelayMilliseconds(1_500));
        var answer = _gateway.ConfirmAsync(cmd, default);
        _time.Advance(TimeSpan.FromMilliseconds(1_499));
        answer.IsCompleted.ShouldBeFalse();
        (await FoundAsync()).Status.ShouldBe(GatewayPaymentStatus.Ready);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        (await answer).ShouldBeOfType<Approved>().Payment.ApprovedAt.ShouldBe(_time.GetUtcNow());
    }

    [Fact]
    public async Task Who_gives_up_waiting_for_a_slow_confirm_does_not_know()
    {
        var cmd = await PaidAsync(SandboxBehaviour.DelayMilliseconds(1_500));
        using var patience = new CancellationTokenSource();
        var answer = _gateway.ConfirmAsync(cmd, patience.Token);
        await patience.CancelAsync();
        (await answer).ShouldBeOfType<Unknown>();
    }

    [Fact]
    public async Task Timeout_before_the_charge_is_unknown_not_charged_and_can_be_repeated()
    {
        var cmd = await PaidAsync(SandboxBehaviour.TimeoutBeforeCharge);
        (await _gateway.ConfirmAsync(cmd, default)).ShouldBeOfType<Unknown>();
        (await FoundAsync()).Status.ShouldBe(GatewayPaymentStatus.Ready);
        _callback.Calls.ShouldBeEmpty();

        (await _gateway.ConfirmAsync(cmd, default)).ShouldBeOfType<Approved>();
        _callback.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Timeout_after_the_charge_is_unknown_and_charged_and_the_reconciler_finds_it()
    {
        var cmd = await PaidAsync(SandboxBehaviour.TimeoutAfterCharge);
        (await _gateway.ConfirmAsync(cmd, default)).ShouldBeOfType<Unknown>();
        var found = await FoundAsync();
        (found.Status, found.Kept).ShouldBe((GatewayPaymentStatus.Done, 1_000));
        _callback.Calls.ShouldBeEmpty();

        (await _gateway.ConfirmAsync(cmd, default)).ShouldBe(new Approved(found));
    }

    [Fact]
    public async Task Callback_twice_calls_back_twice_for_one_charge()
    {
        var cmd = await PaidAsync(SandboxBehaviour.CallbackTwice);
        (await _gateway.ConfirmAsync(cmd, default)).ShouldBeOfType<Approved>();
        _callback.Calls.ShouldBe([("order-1", cmd.PaymentKey), ("order-1", cmd.PaymentKey)]);
    }

    [Fact]
    public async Task A_call_back_that_waits_for_the_order_or_fails_does_not_hold_the_answer()
    {
        _callback.Answer = () => new TaskCompletionSource().Task;
        (await _gateway.ConfirmAsync(await PaidAsync(SandboxBehaviour.Approve), default)).ShouldBeOfType<Approved>();
        _callback.Answer = () => throw new TimeoutException();
        var key = await _gateway.CreateAsync("order-2", 1_000, SandboxBehaviour.Approve);
        (await _gateway.ConfirmAsync(new(key!, "order-2", 1_000, "k"), default)).ShouldBeOfType<Approved>();
    }

    [Fact]
    public async Task Two_payments_of_one_order_are_charged_once()
    {
        var first = await PaidAsync(SandboxBehaviour.Approve);
        var second = await PaidAsync(SandboxBehaviour.Approve);
        second.PaymentKey.ShouldBe("sandbox_order-1_2");
        (await _gateway.ConfirmAsync(second, default)).ShouldBeOfType<Approved>();
        (await _gateway.ConfirmAsync(first, default)).ShouldBeOfType<Declined>().Code.ShouldBe("DUPLICATED_ORDER_ID");
        (await FoundAsync()).PaymentKey.ShouldBe(second.PaymentKey);
    }

    [Fact]
    public async Task An_order_has_twenty_tries()
    {
        for (var number = 0; number < SandboxGateway.MaxTriesPerOrder; number++)
            (await _gateway.CreateAsync("order-1", 1_000, SandboxBehaviour.Decline)).ShouldNotBeNull();
        (await _gateway.CreateAsync("order-1", 1_000, SandboxBehaviour.Approve)).ShouldBeNull();
    }

    [Fact]
    public async Task What_nobody_paid_is_not_found()
    {
        (await _gateway.ConfirmAsync(new("sandbox_x", "order-1", 1, "k"), default)).ShouldBeOfType<Declined>().Code.ShouldBe("NOT_FOUND_PAYMENT");
        (await _gateway.FindByOrderAsync("order-1", default)).ShouldBeOfType<GatewayLookup.NotFound>();
    }

    [Fact]
    public async Task A_failing_ledger_is_unknown_and_never_not_found()
    {
        var cmd = await PaidAsync(SandboxBehaviour.Approve);
        _ledger.BeforeSaves.Enqueue(() => throw new IOException("disk"));
        (await _gateway.ConfirmAsync(cmd, default)).ShouldBeOfType<Unknown>();
        (await _gateway.ConfirmAsync(cmd, default)).ShouldBeOfType<Approved>();
    }

    [Fact]
    public async Task Two_refunds_at_once_never_give_back_more_than_was_charged()
    {
        var (first, second) = await TwoRefundsAtOnceAsync(_ledger, 600);
        first.ShouldBeOfType<Declined>().Code.ShouldBe("NOT_CANCELABLE_AMOUNT");
        second.ShouldBeOfType<Approved>();
        (await FoundAsync()).RefundedAmount.ShouldBe(600);
    }

    [Fact]
    public async Task Without_the_version_check_two_refunds_at_once_give_back_more_than_was_charged()
    {
        var (first, second) = await TwoRefundsAtOnceAsync(new InMemorySandboxLedger { ChecksVersions = false }, 600);
        first.ShouldBeOfType<Approved>();
        second.ShouldBeOfType<Approved>();
    }

    private async Task<(GatewayAnswer First, GatewayAnswer Second)> TwoRefundsAtOnceAsync(InMemorySandboxLedger ledger, long each)
    {
        var gateway = NewGateway(ledger);
        var cmd = await PaidAsync(SandboxBehaviour.Approve, gateway);
        await gateway.ConfirmAsync(cmd, default);
        GatewayAnswer second = new Unknown("not run");
        ledger.BeforeSaves.Enqueue(async () => second = await CancelAsync("refund-2"));
        return (await CancelAsync("refund-1"), second);

        Task<GatewayAnswer> CancelAsync(string refundId) =>
            gateway.CancelAsync(new(cmd.PaymentKey, "order-1", each, "취소", refundId), default);
    }

    [Theory]
    [InlineData("approve", SandboxMode.Approve, 0)]
    [InlineData("decline", SandboxMode.Decline, 0)]
    [InlineData("delay:20000", SandboxMode.Delay, 20_000)]
    [InlineData("timeout-before-charge", SandboxMode.TimeoutBeforeCharge, 0)]
    [InlineData("timeout-after-charge", SandboxMode.TimeoutAfterCharge, 0)]
    [InlineData("callback-twice", SandboxMode.CallbackTwice, 0)]
    public void A_behaviour_is_read_from_its_name(string text, SandboxMode mode, int delay) =>
        SandboxBehaviour.TryParse(text).ShouldBe(new SandboxBehaviour(mode, delay));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Approve")]
    [InlineData("delay:")]
    [InlineData("delay:-1")]
    [InlineData("delay:20001")]
    [InlineData("delay:1000000000000")]
    public void Anything_else_is_no_behaviour(string? text) => SandboxBehaviour.TryParse(text).ShouldBeNull();
}
