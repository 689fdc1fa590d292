using Shouldly;
using Ticketing.Grains.Payments.Gateway;
using Xunit;

namespace Ticketing.Tests.Payments;

[Trait("Suite", "Unit")]
public sealed class PaymentLimitsTests
{
    private static readonly ConfirmPayment s_confirm = new("pay_1", "order-1", 1, "key");
    private static readonly CancelPayment s_cancel = new("pay_1", "order-1", 1, "취소", "refund-1");

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a?b")]
    [InlineData("a%2e")]
    [InlineData("키")]
    [InlineData("a b")]
    public void A_payment_key_that_means_something_in_a_path_is_refused(string key)
    {
        PaymentLimits.Refusal(s_confirm with { PaymentKey = key }).ShouldNotBeNull().Code.ShouldBe("INVALID_REQUEST");
        PaymentLimits.Refusal(s_cancel with { PaymentKey = key }).ShouldNotBeNull().Code.ShouldBe("INVALID_REQUEST");
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void An_order_id_has_6_to_64_characters(int length, bool allowed) =>
        PaymentLimits.IsOrderId(new string('o', length)).ShouldBe(allowed);

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(1_000_000_000, true)]
    [InlineData(1_000_000_001, false)]
    public void An_amount_is_positive_and_limited(long amount, bool allowed)
    {
        (PaymentLimits.Refusal(s_confirm with { Amount = amount }) is null).ShouldBe(allowed);
        (PaymentLimits.Refusal(s_cancel with { Amount = amount }) is null).ShouldBe(allowed);
    }

    [Fact]
    public void Lengths_are_limited()
    {
        PaymentLimits.Refusal(s_confirm with { PaymentKey = new('k', 200), IdempotencyKey = new('i', 300) }).ShouldBeNull();
        PaymentLimits.Refusal(s_confirm with { PaymentKey = new('k', 201) }).ShouldNotBeNull();
        PaymentLimits.Refusal(s_confirm with { IdempotencyKey = new('i', 301) }).ShouldNotBeNull();
        PaymentLimits.Refusal(s_cancel with { RefundId = new('r', 64) }).ShouldBeNull();
        PaymentLimits.Refusal(s_cancel with { RefundId = new('r', 65) }).ShouldNotBeNull();
    }
}
