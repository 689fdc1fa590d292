using System.Text.Json;
using Microsoft.Extensions.Options;
using Ticketing.Grains.Payments.Gateway;

namespace Ticketing.Silo.Payments;

/// <summary>
/// Toss Payments over HTTP (https://docs.tosspayments.com/reference). A refusal is what their API documents as one;
/// a time-out, a cut connection, a 5xx, an answer that cannot be read, or a call not made during an outage is <see cref="GatewayAnswer.Unknown"/>.
/// </summary>
/// <param name="http">A client for this gateway alone, without redirects. The client's own timeout is not used.</param>
/// <param name="options">Settings.</param>
/// <param name="time">Measures the time-out, and how long the provider is left alone after an outage.</param>
/// <param name="log">Gets order ids and codes, never the key.</param>
public sealed partial class TossPaymentsGateway(
    HttpClient http, IOptions<TossPaymentsOptions> options, TimeProvider time, ILogger<TossPaymentsGateway> log) : IPaymentGateway
{
    private readonly TossConnection _toss = new(http, options.Value, time);

    /// <inheritdoc/>
    public async Task<GatewayAnswer> ConfirmAsync(ConfirmPayment cmd, CancellationToken ct)
    {
        if (PaymentLimits.Refusal(cmd) is { } refusal) return refusal;
        var body = JsonSerializer.SerializeToUtf8Bytes(new(cmd.PaymentKey, cmd.OrderId, cmd.Amount), TossJson.Default.TossConfirmBody);
        var reply = await _toss.PostAsync("v1/payments/confirm", body, cmd.IdempotencyKey, ct);
        var answer = reply switch
        {
            TossReply.Payment { Value: var payment } when Matches(payment, cmd) => GatewayAnswer.OfConfirm(payment),
            TossReply.Payment => new GatewayAnswer.Unknown("The answer is about another payment."),
            TossReply.Refused { Code: GatewayCodes.AlreadyProcessed } refused => await LookUpConfirmAsync(cmd, refused, ct),
            _ => Otherwise(reply),
        };
        return Logged("confirm", cmd.OrderId, answer);
    }

    /// <inheritdoc/>
    public async Task<GatewayAnswer> CancelAsync(CancelPayment cmd, CancellationToken ct)
    {
        if (PaymentLimits.Refusal(cmd) is { } refusal) return refusal;
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new(TossReason.Write(cmd.Reason, cmd.RefundId), cmd.Amount), TossJson.Default.TossCancelBody);
        var reply = await _toss.PostAsync($"v1/payments/{cmd.PaymentKey}/cancel", body, cmd.RefundId, ct);
        var answer = reply switch
        {
            TossReply.Payment { Value: var payment } when Carries(payment, cmd) => new GatewayAnswer.Approved(payment),
            TossReply.Payment => new GatewayAnswer.Unknown("The answer does not carry this refund."),
            TossReply.Refused
            {
                Code: GatewayCodes.AlreadyCanceled or GatewayCodes.AlreadyRefunded
                or GatewayCodes.NotCancelable or GatewayCodes.NotCancelableAmount,
            } refused => await LookUpCancelAsync(cmd, refused, ct),
            _ => Otherwise(reply),
        };
        return Logged("cancel", cmd.OrderId, answer);
    }

    /// <inheritdoc/>
    public async Task<GatewayLookup> FindByOrderAsync(string orderId, CancellationToken ct)
    {
        if (!PaymentLimits.IsOrderId(orderId)) return new GatewayLookup.NotFound();
        return await _toss.GetAsync($"v1/payments/orders/{orderId}", ct) switch
        {
            TossReply.Payment { Value: var payment } when payment.OrderId == orderId => new GatewayLookup.Found(payment),
            TossReply.Payment => new GatewayLookup.Unknown("The answer is about another order."),
            TossReply.Refused { Status: 404, Code: GatewayCodes.NotFound } => new GatewayLookup.NotFound(),
            TossReply.Refused refused => new GatewayLookup.Unknown($"HTTP {refused.Status} {refused.Code}"),
            TossReply.NoAnswer { Reason: var reason } => new GatewayLookup.Unknown(reason),
            var reply => throw new InvalidOperationException($"No such reply: {reply}"),
        };
    }

    // An earlier attempt of ours may have charged the payment, so look the payment up.
    private async Task<GatewayAnswer> LookUpConfirmAsync(ConfirmPayment cmd, TossReply.Refused refused, CancellationToken ct) =>
        await _toss.GetAsync($"v1/payments/{cmd.PaymentKey}", ct) switch
        {
            TossReply.Payment { Value: var payment } when Matches(payment, cmd) => GatewayAnswer.OfConfirm(payment),
            TossReply.Payment => Decline(refused),
            _ => new GatewayAnswer.Unknown("Confirmed before, and the payment could not be looked up."),
        };

    // Toss forgets idempotency keys after some time. So an earlier attempt of this refund may be the reason why nothing is left to refund.
    private async Task<GatewayAnswer> LookUpCancelAsync(CancelPayment cmd, TossReply.Refused refused, CancellationToken ct) =>
        await _toss.GetAsync($"v1/payments/{cmd.PaymentKey}", ct) switch
        {
            TossReply.Payment { Value: var payment } when Carries(payment, cmd) => new GatewayAnswer.Approved(payment),
            TossReply.Payment => Decline(refused),
            _ => new GatewayAnswer.Unknown("The refund was refused, and the payment could not be looked up."),
        };

    private static GatewayAnswer Otherwise(TossReply reply) => reply switch
    {
        TossReply.Refused refused => Decline(refused),
        TossReply.NoAnswer { Reason: var reason } => new GatewayAnswer.Unknown(reason),
        _ => throw new InvalidOperationException($"No such reply: {reply}"),
    };

    private static GatewayAnswer.Declined Decline(TossReply.Refused refused) => new(refused.Code, refused.Message);

    private static bool Matches(GatewayPayment payment, ConfirmPayment cmd) =>
        (payment.PaymentKey, payment.OrderId, payment.Amount) == (cmd.PaymentKey, cmd.OrderId, cmd.Amount);

    private static bool Carries(GatewayPayment payment, CancelPayment cmd) =>
        (payment.PaymentKey, payment.OrderId) == (cmd.PaymentKey, cmd.OrderId)
        && payment.FindRefund(cmd.RefundId)?.Amount == cmd.Amount;

    private GatewayAnswer Logged(string call, string orderId, GatewayAnswer answer)
    {
        if (answer is GatewayAnswer.Unknown { Reason: var reason }) LogUnknown(log, call, orderId, reason);
        if (answer is GatewayAnswer.Declined { Code: var code }) LogDeclined(log, call, orderId, code);
        return answer;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Toss Payments {Call} of order {OrderId} is unknown: {Reason}")]
    private static partial void LogUnknown(ILogger log, string call, string orderId, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Toss Payments {Call} of order {OrderId} was declined: {Code}")]
    private static partial void LogDeclined(ILogger log, string call, string orderId, string code);
}
