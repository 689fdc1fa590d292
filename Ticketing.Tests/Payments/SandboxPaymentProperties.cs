using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Ticketing.Grains.Payments.Gateway;
using Ticketing.Grains.Payments.Sandbox;
using Xunit;

namespace Ticketing.Tests.Payments;

[Trait("Suite", "Unit")]
public sealed class SandboxPaymentProperties
{
    private const long Amount = 1_000;
    private static readonly DateTimeOffset s_start = new(2026, 11, 20, 11, 0, 0, TimeSpan.Zero);

    /// <summary>Few refund ids and amounts around the limits, so that repeats and over-refunds are common.</summary>
    private static readonly Gen<Step> s_step =
        from confirm in Gen.Elements(true, false, false, false)
        from amount in Gen.Elements(-1L, 0, 1, 250, 400, 999, 1_000, 1_001)
        from refund in Gen.Choose(1, 4)
        from minutes in Gen.Choose(0, 12)
        select new Step(confirm, amount, $"refund-{refund}", minutes);

    private static readonly Arbitrary<Step[]> s_steps = s_step.ArrayOf().ToArbitrary();

    private sealed record Step(bool Confirms, long Amount, string RefundId, int Minutes)
    {
        public SandboxDecision Apply(SandboxPayment payment, DateTimeOffset now) => Confirms
            ? payment.Confirm(new("pay_1", "order-1", SandboxPaymentProperties.Amount, "key"), now)
            : payment.Cancel(new("pay_1", "order-1", Amount, "취소", RefundId), now);
    }

    [Fact]
    public void Never_more_is_given_back_than_was_charged() => Run((_, _, after) =>
    {
        after.Payment.Verified();
        after.Payment.RefundedAmount.ShouldBeInRange(0, after.Payment.ApprovedAt is null ? 0 : Amount);
    });

    [Fact]
    public void A_repeat_gets_the_same_answer_and_changes_nothing() => Run((step, now, after) =>
    {
        var again = step.Apply(after.Payment, now);
        again.Payment.ShouldBeSameAs(after.Payment);
        again.Answer.ShouldBe(after.Answer);
    });

    [Fact]
    public void Each_approved_refund_is_on_the_payment_exactly_once() => Run((step, _, after) =>
    {
        var times = after.Payment.Refunds.Count(refund => refund.RefundId == step.RefundId);
        times.ShouldBeLessThanOrEqualTo(1);
        if (!step.Confirms && after.Answer is GatewayAnswer.Approved { Payment: var payment })
            payment.FindRefund(step.RefundId).ShouldNotBeNull().Amount.ShouldBe(step.Amount);
    });

    [Fact]
    public void A_declined_command_moves_no_money() => Run((step, now, after) =>
    {
        if (after.Answer is GatewayAnswer.Declined)
            after.Payment.View(now).Kept.ShouldBe(after.Before.View(now).Kept);
    });

    private static void Run(Action<Step, DateTimeOffset, (SandboxPayment Before, SandboxPayment Payment, GatewayAnswer Answer)> check) =>
        Prop.ForAll(s_steps, steps =>
        {
            var payment = SandboxPayment.Create("pay_1", "order-1", Amount, SandboxBehaviour.Approve, s_start);
            var now = s_start;
            foreach (var step in steps)
            {
                now += TimeSpan.FromMinutes(step.Minutes);
                var decision = step.Apply(payment, now);
                check(step, now, (payment, decision.Payment, decision.Answer));
                payment = decision.Payment;
            }
        }).QuickCheckThrowOnFailure();
}
