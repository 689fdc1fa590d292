using System.Text.Json.Nodes;
using Shouldly;
using Ticketing.Grains.Payments.Gateway;
using Xunit;
using static Ticketing.Grains.Payments.Gateway.GatewayAnswer;

namespace Ticketing.Tests.Payments;

[Trait("Suite", "Unit")]
public sealed class TossConfirmTests : TossFixture
{
    private static readonly GatewayPayment s_charged = new("toss_key_1", "order-1", 50_000, 0, GatewayPaymentStatus.Done,
        new DateTimeOffset(2026, 11, 20, 11, 1, 2, TimeSpan.Zero), []);

    [Fact]
    public async Task A_confirm_is_sent_as_documented_and_approved()
    {
        (await Gateway.ConfirmAsync(Confirm, default)).ShouldBe(new Approved(s_charged));

        var sent = Toss.Requests.ShouldHaveSingleItem();
        (sent with { Body = "" }).ShouldBe(new TossRequest("POST", "/v1/payments/confirm",
            "Basic dGVzdF9za19zdGFuZF9pbl8wMTIzNDU2Nzg5Og==", "order-1-toss_key_1", "application/json", ""));
        JsonNode.DeepEquals(JsonNode.Parse(sent.Body), JsonNode.Parse(
            """{"paymentKey":"toss_key_1","orderId":"order-1","amount":50000}""")).ShouldBeTrue(sent.Body);
    }

    [Fact]
    public async Task A_repeated_confirm_gets_the_same_answer()
    {
        var first = await Gateway.ConfirmAsync(Confirm, default);
        (await Gateway.ConfirmAsync(Confirm, default)).ShouldBe(first);
        Toss.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_payment_confirmed_before_is_looked_up_and_approved()
    {
        await ConfirmedAsync();
        Toss.ForgetIdempotencyKeys();

        (await Gateway.ConfirmAsync(Confirm, default)).ShouldBe(new Approved(s_charged));

        Toss.Requests.Select(request => $"{request.Method} {request.Path}").ShouldBe(
            ["POST /v1/payments/confirm", "POST /v1/payments/confirm", "GET /v1/payments/toss_key_1"]);
        Toss.Requests.Last().IdempotencyKey.ShouldBeNull();
    }

    [Theory]
    [InlineData("totalAmount")]
    [InlineData("orderId")]
    public async Task A_payment_confirmed_before_for_another_order_or_amount_is_declined(string difference)
    {
        await ConfirmedAsync();
        Toss.ForgetIdempotencyKeys();
        // The stand-in checks both before it says "already", so the look-up is made to differ afterwards.
        Toss.Next(TossFault.HoldAfterCharge);
        var answer = Gateway.ConfirmAsync(Confirm, default);
        await Toss.HeldAsync();
        Toss.Payment("toss_key_1")[difference] = difference == "orderId" ? "order-2" : 49_000;
        Toss.Release();
        (await answer).ShouldBe(new Declined("ALREADY_PROCESSED_PAYMENT", "이미 처리된 결제 입니다."));
    }

    [Theory]
    [InlineData(TossFault.ServerError)]
    [InlineData(TossFault.CutBeforeCharge)]
    [InlineData(TossFault.Garbage)]
    public async Task A_payment_confirmed_before_that_cannot_be_looked_up_is_unknown(TossFault fault)
    {
        await ConfirmedAsync();
        Toss.ForgetIdempotencyKeys();
        Toss.Next(TossFault.HoldAfterCharge, fault);
        Toss.Release();
        (await Gateway.ConfirmAsync(Confirm, default)).ShouldBeOfType<Unknown>();
    }

    [Fact]
    public async Task A_payment_given_back_meanwhile_is_not_approved()
    {
        await ConfirmedAsync();
        await Gateway.CancelAsync(Refund with { Amount = 50_000 }, default);
        Toss.ForgetIdempotencyKeys();
        (await Gateway.ConfirmAsync(Confirm, default)).ShouldBeOfType<Declined>().Code.ShouldBe("ALREADY_CANCELED_PAYMENT");
    }

    [Theory]
    [InlineData(TossFault.CutBeforeCharge, false)]
    [InlineData(TossFault.CutAfterCharge, true)]
    [InlineData(TossFault.CutInTheBody, true)]
    [InlineData(TossFault.ServerError, false)]
    [InlineData(TossFault.ServerErrorAfterCharge, true)]
    [InlineData(TossFault.Garbage, true)]
    [InlineData(TossFault.TooLarge, true)]
    [InlineData(TossFault.Redirect, false)]
    [InlineData(TossFault.StillProcessing, false)]
    [InlineData(TossFault.ProviderError, false)]
    [InlineData(TossFault.TooManyRequests, false)]
    [InlineData(TossFault.ErrorWithoutCode, false)]
    public async Task An_answer_that_cannot_be_relied_on_is_unknown_and_a_repeat_settles_it(TossFault fault, bool charged)
    {
        // A cut connection is tried again by the HTTP stack itself if it had been used before; this one is fresh.
        Toss.Next(fault);
        (await Gateway.ConfirmAsync(Confirm, default)).ShouldBeOfType<Unknown>();
        ((string?)Toss.Payment("toss_key_1")["status"]).ShouldBe(charged ? "DONE" : "IN_PROGRESS");
        Log.Lines.ShouldHaveSingleItem().ShouldStartWith("Warning Toss Payments confirm of order order-1 is unknown");

        (await Gateway.ConfirmAsync(Confirm, default)).ShouldBe(new Approved(s_charged));
    }

    [Theory]
    [InlineData(TossFault.HoldBeforeCharge, "IN_PROGRESS")]
    [InlineData(TossFault.HoldAfterCharge, "DONE")]
    public async Task No_answer_within_the_timeout_is_unknown(TossFault fault, string status)
    {
        Toss.Next(fault);
        var answer = Gateway.ConfirmAsync(Confirm, default);
        await Toss.HeldAsync();
        Time.Advance(TimeSpan.FromSeconds(10) - TimeSpan.FromTicks(1));
        answer.IsCompleted.ShouldBeFalse();
        Time.Advance(TimeSpan.FromTicks(1));

        (await answer).ShouldBe(new Unknown("No answer within 00:00:10."));
        ((string?)Toss.Payment("toss_key_1")["status"]).ShouldBe(status);
    }

    [Fact]
    public async Task A_slow_answer_within_the_timeout_is_an_answer()
    {
        Toss.Next(TossFault.HoldBeforeCharge);
        var answer = Gateway.ConfirmAsync(Confirm, default);
        await Toss.HeldAsync();
        Time.Advance(TimeSpan.FromSeconds(9));
        Toss.Release();
        (await answer).ShouldBe(new Approved(s_charged));
    }

    [Fact]
    public async Task Who_gives_up_waiting_does_not_know()
    {
        using var patience = new CancellationTokenSource();
        Toss.Next(TossFault.HoldAfterCharge);
        var answer = Gateway.ConfirmAsync(Confirm, patience.Token);
        await Toss.HeldAsync();
        await patience.CancelAsync();
        (await answer).ShouldBe(new Unknown("The caller gave up waiting."));
    }

    [Fact]
    public async Task A_refusal_is_declined_with_their_code_and_words()
    {
        (await Gateway.ConfirmAsync(Confirm with { Amount = 49_999 }, default)).ShouldBe(new Declined("INVALID_REQUEST", "잘못된 요청입니다."));
        (await Gateway.ConfirmAsync(Confirm with { PaymentKey = "toss_key_2", IdempotencyKey = "order-1-toss_key_2" }, default))
            .ShouldBe(new Declined("NOT_FOUND_PAYMENT", "존재하지 않는 결제 정보 입니다."));
    }

    [Fact]
    public async Task A_wrong_key_is_declined_and_charges_nothing()
    {
        (await NewGateway("test_sk_wrong").ConfirmAsync(Confirm, default)).ShouldBeOfType<Declined>().Code.ShouldBe("UNAUTHORIZED_KEY");
        ((string?)Toss.Payment("toss_key_1")["status"]).ShouldBe("IN_PROGRESS");
    }

    [Fact]
    public async Task What_is_not_well_formed_is_never_sent()
    {
        (await Gateway.ConfirmAsync(Confirm with { PaymentKey = "../orders" }, default)).ShouldBeOfType<Declined>();
        (await Gateway.CancelAsync(Refund with { PaymentKey = ".." }, default)).ShouldBeOfType<Declined>();
        (await Gateway.FindByOrderAsync("../x/y", default)).ShouldBeOfType<GatewayLookup.NotFound>();
        Toss.Requests.ShouldBeEmpty();
    }
}
