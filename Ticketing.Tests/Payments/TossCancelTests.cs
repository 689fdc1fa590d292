using System.Text.Json.Nodes;
using Shouldly;
using Ticketing.Grains.Payments.Gateway;
using Xunit;
using static Ticketing.Grains.Payments.Gateway.GatewayAnswer;

namespace Ticketing.Tests.Payments;

[Trait("Suite", "Unit")]
public sealed class TossCancelTests : TossFixture
{
    private static readonly DateTimeOffset s_refundedAt = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_refund_is_sent_as_documented_and_found_again_by_its_id()
    {
        await ConfirmedAsync();

        var payment = (await Gateway.CancelAsync(Refund, default)).ShouldBeOfType<Approved>().Payment;

        (payment.Status, payment.RefundedAmount, payment.Kept).ShouldBe((GatewayPaymentStatus.PartiallyCanceled, 20_000, 30_000));
        payment.FindRefund("refund-1").ShouldBe(new GatewayRefund("refund-1", 20_000, s_refundedAt));
        var sent = Toss.Requests.Last();
        (sent with { Body = "" }).ShouldBe(new TossRequest("POST", "/v1/payments/toss_key_1/cancel",
            "Basic dGVzdF9za19zdGFuZF9pbl8wMTIzNDU2Nzg5Og==", "refund-1", "application/json", ""));
        JsonNode.DeepEquals(JsonNode.Parse(sent.Body), JsonNode.Parse(
            """{"cancelReason":"관람일 변경 [refund-1]","cancelAmount":20000}""")).ShouldBeTrue(sent.Body);
    }

    [Fact]
    public async Task The_rest_can_be_given_back_and_then_nothing()
    {
        await ConfirmedAsync();
        await Gateway.CancelAsync(Refund, default);
        (await Gateway.CancelAsync(Refund with { RefundId = "refund-2", Amount = 30_001 }, default)).ShouldBeOfType<Declined>().Code.ShouldBe("NOT_CANCELABLE_AMOUNT");
        var payment = (await Gateway.CancelAsync(Refund with { RefundId = "refund-3", Amount = 30_000 }, default)).ShouldBeOfType<Approved>().Payment;
        (payment.Status, payment.Kept).ShouldBe((GatewayPaymentStatus.Canceled, 0));
        (await Gateway.CancelAsync(Refund with { RefundId = "refund-4", Amount = 1 }, default)).ShouldBeOfType<Declined>().Code.ShouldBe("ALREADY_CANCELED_PAYMENT");
    }

    [Theory]
    [InlineData(TossFault.CutAfterCharge)]
    [InlineData(TossFault.ServerErrorAfterCharge)]
    [InlineData(TossFault.Garbage)]
    [InlineData(TossFault.CutInTheBody)]
    public async Task A_refund_whose_answer_was_lost_is_unknown_and_paid_once(TossFault fault)
    {
        // Through the stand-in's own books: a used connection that is cut would be tried again by the HTTP stack.
        Charge();
        Toss.Next(fault);
        (await Gateway.CancelAsync(Refund, default)).ShouldBeOfType<Unknown>();
        (await Gateway.CancelAsync(Refund, default)).ShouldBeOfType<Approved>().Payment.RefundedAmount.ShouldBe(20_000);
        Toss.Payment("toss_key_1")["cancels"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_refund_that_is_repeated_after_its_key_was_forgotten_is_recognised_when_nothing_is_left()
    {
        await ConfirmedAsync();
        var whole = Refund with { Amount = 50_000 };
        var first = await Gateway.CancelAsync(whole, default);
        Toss.ForgetIdempotencyKeys();
        (await Gateway.CancelAsync(whole, default)).ShouldBe(first);
    }

    [Fact]
    public async Task A_refused_refund_that_cannot_be_looked_up_is_unknown()
    {
        await ConfirmedAsync();
        await Gateway.CancelAsync(Refund with { Amount = 50_000 }, default);
        Toss.ForgetIdempotencyKeys();
        Toss.Next(TossFault.HoldAfterCharge, TossFault.ServerError);
        Toss.Release();
        (await Gateway.CancelAsync(Refund with { Amount = 50_000 }, default)).ShouldBeOfType<Unknown>();
    }

    [Theory]
    [InlineData("DONE", typeof(Approved))]
    [InlineData("IN_PROGRESS", typeof(Unknown))]
    [InlineData("ABORTED", typeof(Declined))]
    public async Task A_refund_counts_when_it_is_done_and_is_unknown_while_it_is_under_way(string status, Type answer)
    {
        await ConfirmedAsync();
        var whole = Refund with { Amount = 50_000 };
        await Gateway.CancelAsync(whole, default);
        Toss.Payment("toss_key_1")["cancels"]![0]!["cancelStatus"] = status;
        Toss.ForgetIdempotencyKeys();
        (await Gateway.CancelAsync(whole, default)).ShouldBeOfType(answer);
    }

    [Fact]
    public async Task What_was_not_charged_is_not_given_back() =>
        (await Gateway.CancelAsync(Refund, default)).ShouldBeOfType<Declined>().Code.ShouldBe("NOT_CANCELABLE_PAYMENT");

    private void Charge()
    {
        Toss.Payment("toss_key_1")["status"] = "DONE";
        Toss.Payment("toss_key_1")["approvedAt"] = "2026-11-20T20:01:02+09:00";
    }
}
