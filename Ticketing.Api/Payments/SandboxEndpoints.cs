using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Orleans;
using Ticketing.Api.Accounts;
using Ticketing.Api.Orders;
using Ticketing.Api.Problems;
using Ticketing.Api.Rates;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Payments.Gateway;
using Ticketing.Grains.Payments.Sandbox;

namespace Ticketing.Api.Payments;

/// <summary>The buyer's agreement to pay, which a real buyer gives on the payment provider's own page.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Amount">In won.</param>
/// <param name="Behaviour">approve (default), decline, delay:1500, timeout-before-charge, timeout-after-charge, callback-twice.</param>
public sealed record SandboxPaymentRequest(string OrderId, long Amount, string Behaviour = "approve");

/// <summary>A payment to which the buyer has agreed. Nothing is charged until the server confirms it.</summary>
/// <param name="PaymentKey">The key to send with the order's confirmation.</param>
public sealed record SandboxPaymentResponse(string PaymentKey);

/// <summary>The sandbox in place of a payment provider's page. The endpoint exists only while the sandbox is the gateway.</summary>
public static class SandboxEndpoints
{
    /// <summary>Adds <c>POST /sandbox/payments</c> when the sandbox is the gateway.</summary>
    public static void MapSandbox(this RouteGroupBuilder v1, IConfiguration configuration, IHostEnvironment environment)
    {
        if (PaymentSettings.GatewayOf(configuration, environment.IsDevelopment()) != PaymentSettings.Sandbox) return;
        v1.MapPost("/sandbox/payments", Pay).WithTags("Payment sandbox").RequireAuthorization().InLane(Lane.Buying);
    }

    /// <summary>Agrees to pay one of the caller's orders. Only the owner may: a stranger could use up the order's number of payments.</summary>
    internal static async Task<Results<Ok<SandboxPaymentResponse>, ProblemResult>> Pay(
        SandboxPaymentRequest body, Caller caller, IGrainFactory grains)
    {
        if (SandboxBehaviour.TryParse(body.Behaviour) is not { } behaviour)
            return ProblemCatalogue.ValidationFailed.With("The behaviour is not one the sandbox knows.");
        if (!PaymentLimits.IsAmount(body.Amount)) return ProblemCatalogue.ValidationFailed.With("The amount is not one that can be paid.");
        if (!OrderEndpoints.IsOrderId(body.OrderId)) return ProblemResult.Of(Refusals.ImpossibleOrder);
        if (await grains.GetOrder(body.OrderId).Get(caller.User) is { Ok: false, Refusal: var refusal }) return ProblemResult.Of(refusal);
        return await grains.GetGrain<ISandboxGrain>(ISandboxGrain.Key).Create(body.OrderId, body.Amount, behaviour) is { } key
            ? TypedResults.Ok(new SandboxPaymentResponse(key))
            : ProblemResult.Of(Refusals.Invalid("This order has had too many payments."));
    }
}
