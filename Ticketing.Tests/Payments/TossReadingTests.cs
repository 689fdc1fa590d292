using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Shouldly;
using Ticketing.Grains.Payments.Gateway;
using Ticketing.Silo.Payments;
using Xunit;

namespace Ticketing.Tests.Payments;

[Trait("Suite", "Unit")]
public sealed class TossReadingTests
{
    [Fact]
    public void A_reason_carries_the_refund_id_within_200_characters()
    {
        var id = new string('r', 64);
        var text = TossReason.Write(new string('가', 500), id);
        text.Length.ShouldBe(200);
        TossReason.ReadRefundId(text).ShouldBe(id);
        TossReason.Write("취소 [refund-0]", "refund-1").ShouldBe("취소 [refund-0] [refund-1]");
        TossReason.ReadRefundId("취소 [refund-0] [refund-1]").ShouldBe("refund-1");
    }

    [Fact]
    public void A_reason_is_not_cut_in_the_middle_of_a_character() =>
        TossReason.Write(string.Concat(Enumerable.Repeat("🎫", 100)), "refund-1x").ShouldBe(
            string.Concat(Enumerable.Repeat("🎫", 94)) + " [refund-1x]");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("고객 요청")]
    [InlineData("refund-1]")]
    [InlineData("고객 []")]
    public void A_reason_of_somebody_else_has_no_refund_id(string? reason) => TossReason.ReadRefundId(reason).ShouldBeNull();

    [Fact]
    public void A_refund_made_by_hand_is_known_by_its_transaction_key()
    {
        var payment = TossReply.Read(200, """
            {"paymentKey":"k","orderId":"order-1","status":"PARTIAL_CANCELED","totalAmount":1000,
             "cancels":[{"cancelAmount":400,"cancelReason":"전화 요청","transactionKey":"t-1","canceledAt":"2026-11-21T09:00:00+09:00"}]}
            """u8).ShouldBeOfType<TossReply.Payment>().Value;
        payment.Refunds.ShouldBe([new GatewayRefund("t-1", 400, new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero))]);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("""{"paymentKey":"k","orderId":"order-1","status":"DONE","totalAmount":10.5}""")]
    [InlineData("""{"paymentKey":"k","orderId":"order-1","status":"DONE","totalAmount":-1}""")]
    [InlineData("""{"paymentKey":"k","orderId":"order-1","status":"CANCELED","totalAmount":100,"cancels":[{"cancelAmount":101,"cancelReason":"x","transactionKey":"t","canceledAt":"2026-11-21T09:00:00+09:00"}]}""")]
    [InlineData("""{"paymentKey":"k","orderId":"order-1","status":"CANCELED","totalAmount":100,"cancels":[null]}""")]
    public void What_is_not_a_payment_is_no_answer(string body) =>
        TossReply.Read(200, System.Text.Encoding.UTF8.GetBytes(body)).ShouldBeOfType<TossReply.NoAnswer>();

    [Theory]
    [InlineData("http://api.tosspayments.com/", "test_sk_12345", 10_000, 262_144)]
    [InlineData("https://api.tosspayments.com/x", "test_sk_12345", 10_000, 262_144)]
    [InlineData("https://user:pass@api.tosspayments.com/", "test_sk_12345", 10_000, 262_144)]
    [InlineData("https://api.tosspayments.com/", "", 10_000, 262_144)]
    [InlineData("https://api.tosspayments.com/", "test sk 12345", 10_000, 262_144)]
    [InlineData("https://api.tosspayments.com/", "test_sk_12345", 99, 262_144)]
    [InlineData("https://api.tosspayments.com/", "test_sk_12345", 14_001, 262_144)]
    [InlineData("https://api.tosspayments.com/", "test_sk_12345", 10_000, 1_023)]
    [InlineData("https://api.tosspayments.com/", "test_sk_12345", 10_000, 4_194_305)]
    [InlineData("https://api.tosspayments.com/", "test_sk_12345", 10_000, 262_144, 0)]
    [InlineData("https://api.tosspayments.com/", "test_sk_12345", 10_000, 262_144, 10_001)]
    public async Task A_silo_with_wrong_settings_does_not_start(string url, string key, int timeoutMs, int bytes, int connections = 256)
    {
        using var host = NewHost(url, key, timeoutMs, bytes, connections);
        var failure = await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync());
        failure.Failures.Count().ShouldBe(1);
        if (key.Length > 0) failure.Message.ShouldNotContain(key);
    }

    [Fact]
    public async Task A_silo_with_right_settings_starts_and_has_the_gateway()
    {
        using var host = NewHost("https://api.tosspayments.com/", "test_sk_12345", 14_000, 1_024);
        await host.StartAsync();
        host.Services.GetRequiredService<IPaymentGateway>().ShouldBeOfType<TossPaymentsGateway>();
        host.Services.GetRequiredService<IOptions<TossPaymentsOptions>>().Value.ToString().ShouldBe("Toss Payments at https://api.tosspayments.com/");
        await host.StopAsync();
    }

    private static IHost NewHost(string url, string key, int timeoutMs, int bytes, int connections = 256)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["BaseUrl"] = url,
            ["SecretKey"] = key,
            ["Timeout"] = TimeSpan.FromMilliseconds(timeoutMs).ToString(),
            ["MaxResponseBytes"] = bytes.ToString(),
            ["Connections"] = connections.ToString(),
        });
        builder.Services.AddTossPayments(builder.Configuration);
        return builder.Build();
    }
}
