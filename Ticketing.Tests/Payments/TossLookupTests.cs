using Shouldly;
using Ticketing.Grains.Payments.Gateway;
using Xunit;

namespace Ticketing.Tests.Payments;

[Trait("Suite", "Unit")]
public sealed class TossLookupTests : TossFixture
{
    [Fact]
    public async Task A_payment_is_found_by_its_order()
    {
        var payment = (await Gateway.FindByOrderAsync("order-1", default)).ShouldBeOfType<GatewayLookup.Found>().Payment;
        payment.ShouldBe(new GatewayPayment("toss_key_1", "order-1", 50_000, 0, GatewayPaymentStatus.InProgress, null, []));
        Toss.Requests.ShouldHaveSingleItem().ShouldBe(new TossRequest("GET", "/v1/payments/orders/order-1",
            "Basic dGVzdF9za19zdGFuZF9pbl8wMTIzNDU2Nzg5Og==", null, null, ""));
    }

    [Fact]
    public async Task An_order_nobody_paid_is_not_found() =>
        (await Gateway.FindByOrderAsync("order-2", default)).ShouldBeOfType<GatewayLookup.NotFound>();

    [Theory]
    [InlineData(TossFault.ServerError)]
    [InlineData(TossFault.CutBeforeCharge)]
    [InlineData(TossFault.Garbage)]
    [InlineData(TossFault.TooLarge)]
    [InlineData(TossFault.Redirect)]
    [InlineData(TossFault.TooManyRequests)]
    [InlineData(TossFault.ErrorWithoutCode)]
    public async Task No_answer_is_never_taken_for_no_payment(TossFault fault)
    {
        // More than once: the HTTP stack repeats a GET by itself when the connection is cut before the answer.
        Toss.Next(fault, fault, fault, fault, fault);
        (await Gateway.FindByOrderAsync("order-2", default)).ShouldBeOfType<GatewayLookup.Unknown>();
    }

    [Fact]
    public async Task A_wrong_key_is_never_taken_for_no_payment() =>
        (await NewGateway("test_sk_wrong").FindByOrderAsync("order-1", default))
            .ShouldBe(new GatewayLookup.Unknown("HTTP 401 UNAUTHORIZED_KEY"));

    [Theory]
    [InlineData("READY", GatewayPaymentStatus.Ready)]
    [InlineData("IN_PROGRESS", GatewayPaymentStatus.InProgress)]
    [InlineData("WAITING_FOR_DEPOSIT", GatewayPaymentStatus.WaitingForDeposit)]
    [InlineData("DONE", GatewayPaymentStatus.Done)]
    [InlineData("PARTIAL_CANCELED", GatewayPaymentStatus.PartiallyCanceled)]
    [InlineData("CANCELED", GatewayPaymentStatus.Canceled)]
    [InlineData("ABORTED", GatewayPaymentStatus.Aborted)]
    [InlineData("EXPIRED", GatewayPaymentStatus.Expired)]
    public async Task Every_documented_status_is_read(string text, GatewayPaymentStatus status)
    {
        Toss.Payment("toss_key_1")["status"] = text;
        (await Gateway.FindByOrderAsync("order-1", default)).ShouldBeOfType<GatewayLookup.Found>().Payment.Status.ShouldBe(status);
    }

    [Theory]
    [InlineData("status", "PAID")]
    [InlineData("currency", "USD")]
    [InlineData("totalAmount", "much")]
    [InlineData("paymentKey", null)]
    public async Task A_payment_that_cannot_be_read_is_unknown(string field, string? value)
    {
        Toss.Payment("toss_key_1")[field] = value;
        (await Gateway.FindByOrderAsync("order-1", default)).ShouldBe(new GatewayLookup.Unknown(
            field == "totalAmount" ? "The answer is not the documented JSON." : "The answer is not a settled payment in won."));
    }
}
