using Shouldly;
using Ticketing.Grains.Payments.Gateway;
using Ticketing.Grains.Payments.Sandbox;
using Xunit;
using static Ticketing.Grains.Payments.Gateway.GatewayAnswer;

namespace Ticketing.Tests.Payments;

[Trait("Suite", "Unit")]
public sealed class SandboxPaymentTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 20, 11, 0, 0, TimeSpan.Zero);
    private static readonly ConfirmPayment s_confirm = new("pay_1", "order-1", 10_000, "order-1-pay_1");

    private static SandboxPayment Ready(SandboxBehaviour? behaviour = null) =>
        SandboxPayment.Create("pay_1", "order-1", 10_000, behaviour ?? SandboxBehaviour.Approve, s_now);

    private static SandboxPayment Done() => Ready().Confirm(s_confirm, s_now).Payment;

    private static CancelPayment Cancel(long amount, string refundId = "refund-1") => new("pay_1", "order-1", amount, "관람 취소", refundId);

    [Fact]
    public void A_confirm_charges_what_the_buyer_agreed_to()
    {
        var (after, answer) = Ready().Confirm(s_confirm, s_now.AddMinutes(1));
        answer.ShouldBe(new Approved(new("pay_1", "order-1", 10_000, 0, GatewayPaymentStatus.Done, s_now.AddMinutes(1), [])));
        after.Verified().Status.ShouldBe(GatewayPaymentStatus.Done);
    }

    [Fact]
    public void A_second_confirm_gets_the_first_answer_and_changes_nothing()
    {
        var first = Ready().Confirm(s_confirm, s_now);
        var second = first.Payment.Confirm(s_confirm, s_now.AddDays(1));
        second.Answer.ShouldBe(first.Answer);
        second.Payment.ShouldBeSameAs(first.Payment);
    }

    [Theory]
    [InlineData("pay_2", "order-1", 10_000)]
    [InlineData("pay_1", "order-2", 10_000)]
    [InlineData("pay_1", "order-1", 9_999)]
    public void A_confirm_for_another_payment_order_or_amount_charges_nothing(string key, string order, long amount)
    {
        var before = Ready();
        var (after, answer) = before.Confirm(new(key, order, amount, "key"), s_now);
        answer.ShouldBeOfType<Declined>().Code.ShouldBe("INVALID_REQUEST");
        after.ShouldBeSameAs(before);
    }

    [Fact]
    public void A_refused_card_stays_refused()
    {
        var first = Ready(SandboxBehaviour.Decline).Confirm(s_confirm, s_now);
        first.Answer.ShouldBeOfType<Declined>().Code.ShouldBe("REJECT_CARD_PAYMENT");
        first.Payment.Status.ShouldBe(GatewayPaymentStatus.Aborted);
        first.Payment.Confirm(s_confirm, s_now).Answer.ShouldBe(first.Answer);
        first.Payment.Cancel(Cancel(1), s_now).Answer.ShouldBeOfType<Declined>().Code.ShouldBe("NOT_CANCELABLE_PAYMENT");
    }

    [Fact]
    public void Consent_holds_for_thirty_minutes_and_not_a_tick_longer()
    {
        var end = s_now.AddMinutes(30);
        Ready().Confirm(s_confirm, end.AddTicks(-1)).Answer.ShouldBeOfType<Approved>();
        var (late, answer) = Ready().Confirm(s_confirm, end);
        answer.ShouldBeOfType<Declined>().Code.ShouldBe("EXPIRED_PAYMENT");
        late.Status.ShouldBe(GatewayPaymentStatus.Expired);
        Ready().View(end).Status.ShouldBe(GatewayPaymentStatus.Expired);
        Done().View(end).Status.ShouldBe(GatewayPaymentStatus.Done);
    }

    [Fact]
    public void Parts_are_given_back_until_nothing_is_left()
    {
        var part = Done().Cancel(Cancel(4_000), s_now.AddHours(1));
        part.Answer.ShouldBe(new Approved(new("pay_1", "order-1", 10_000, 4_000, GatewayPaymentStatus.PartiallyCanceled,
            s_now, [new("refund-1", 4_000, s_now.AddHours(1))])));
        var whole = part.Payment.Cancel(Cancel(6_000, "refund-2"), s_now.AddHours(2));
        whole.Payment.Verified().Status.ShouldBe(GatewayPaymentStatus.Canceled);
        whole.Answer.ShouldBeOfType<Approved>().Payment.Kept.ShouldBe(0);
        whole.Payment.Cancel(Cancel(1, "refund-3"), s_now).Answer.ShouldBeOfType<Declined>().Code.ShouldBe("ALREADY_CANCELED_PAYMENT");
    }

    [Fact]
    public void The_same_refund_id_is_paid_once()
    {
        var first = Done().Cancel(Cancel(4_000), s_now);
        var second = first.Payment.Cancel(Cancel(4_000), s_now.AddDays(20));
        second.Answer.ShouldBe(first.Answer);
        second.Payment.ShouldBeSameAs(first.Payment);
    }

    [Fact]
    public void Another_refund_id_is_paid_again_so_it_is_the_id_that_stops_a_second_refund()
    {
        var first = Done().Cancel(Cancel(4_000), s_now);
        first.Payment.Cancel(Cancel(4_000, "refund-2"), s_now).Payment.RefundedAmount.ShouldBe(8_000);
    }

    [Fact]
    public void A_refund_id_cannot_be_used_for_another_amount()
    {
        var first = Done().Cancel(Cancel(4_000), s_now).Payment;
        var (after, answer) = first.Cancel(Cancel(5_000), s_now);
        answer.ShouldBeOfType<Declined>().Code.ShouldBe("INVALID_REQUEST");
        after.ShouldBeSameAs(first);
    }

    [Theory]
    [InlineData(10_001)]
    [InlineData(0)]
    [InlineData(-1)]
    public void More_than_was_charged_is_not_given_back(long amount)
    {
        var (after, answer) = Done().Cancel(Cancel(amount), s_now);
        answer.ShouldBeOfType<Declined>().Code.ShouldBe("NOT_CANCELABLE_AMOUNT");
        after.RefundedAmount.ShouldBe(0);
    }

    [Fact]
    public void What_was_not_charged_is_not_given_back() =>
        Ready().Cancel(Cancel(1), s_now).Answer.ShouldBeOfType<Declined>().Code.ShouldBe("NOT_CANCELABLE_PAYMENT");

    [Fact]
    public void A_confirm_after_a_whole_refund_is_no_approval()
    {
        var refunded = Done().Cancel(Cancel(10_000), s_now).Payment;
        refunded.Confirm(s_confirm, s_now).Answer.ShouldBeOfType<Declined>().Code.ShouldBe("ALREADY_CANCELED_PAYMENT");
    }

    [Fact]
    public void Refunds_of_one_payment_are_limited()
    {
        var payment = Done();
        for (var number = 0; number < SandboxPayment.MaxRefunds; number++)
            payment = payment.Cancel(Cancel(1, $"refund-{number}"), s_now).Payment;
        var (after, answer) = payment.Cancel(Cancel(1, "refund-last"), s_now);
        answer.ShouldBeOfType<Declined>().Code.ShouldBe("NOT_CANCELABLE_PAYMENT");
        after.Refunds.Length.ShouldBe(100);
    }

    [Fact]
    public void A_payment_that_contradicts_itself_is_a_bug()
    {
        var broken = Done() with { Refunds = [new("refund-1", 10_001, s_now)] };
        Should.Throw<InvalidOperationException>(() => broken.Verified());
        Should.Throw<InvalidOperationException>(() => (Ready() with { Status = GatewayPaymentStatus.Done }).Verified());
    }
}
