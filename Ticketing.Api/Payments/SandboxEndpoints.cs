using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Ticketing.Api.Accounts;
using Ticketing.Api.Problems;
using Ticketing.Api.Rates;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Payments;

namespace Ticketing.Api.Payments;

/// <summary>What a buyer does at the payment provider's own page: agree to pay.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Amount">In won.</param>
/// <param name="Behaviour">approve (default), decline, delay:1500, timeout-before-charge, timeout-after-charge, callback-twice.</param>
public sealed record SandboxPaymentRequest(string OrderId, long Amount, string Behaviour = "approve");

/// <summary>The buyer's consent; nothing is charged until the server confirms it.</summary>
/// <param name="PaymentKey">To be sent with the order's confirmation.</param>
public sealed record SandboxPaymentCreated(string PaymentKey);

/// <summary>The sandbox in place of a payment provider's page; there only while the sandbox is the gateway.</summary>
public static class SandboxEndpoints
{
    /// <summary>Adds <c>POST /sandbox/payments</c> when the sandbox is the gateway.</summary>
    public static void MapSandbox(this RouteGroupBuilder v1, IServiceProvider services)
    {
        if (services.GetService(typeof(SandboxGateway)) is null) return;
        v1.MapPost("/sandbox/payments", Pay).WithTags("Payment sandbox").RequireAuthorization().InLane(Lane.Buying);
    }

    /// <summary>The buyer agrees to pay.</summary>
    internal static async Task<Results<Ok<SandboxPaymentCreated>, ProblemResult>> Pay(SandboxPaymentRequest body, Caller caller, SandboxGateway sandbox)
    {
        if (SandboxBehaviour.TryParse(body.Behaviour) is not { } behaviour)
            return ProblemCatalogue.ValidationFailed.With("The behaviour is not one the sandbox knows.");
        if (!PaymentLimits.IsOrderId(body.OrderId) || !PaymentLimits.IsAmount(body.Amount))
            return ProblemCatalogue.ValidationFailed.With("The order id or the amount is not one that can be paid.");
        return await sandbox.CreateAsync(body.OrderId, body.Amount, behaviour) is { } key
            ? TypedResults.Ok(new SandboxPaymentCreated(key))
            : ProblemResult.Of(Refusals.Invalid("This order has had too many payments."));
    }
}
