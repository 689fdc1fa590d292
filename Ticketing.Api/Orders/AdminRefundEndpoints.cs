using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Orleans;
using Ticketing.Api.Accounts;
using Ticketing.Api.Catalogue;
using Ticketing.Api.Paging;
using Ticketing.Api.Problems;
using Ticketing.Api.Rates;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Orders;

namespace Ticketing.Api.Orders;

/// <summary>Refunds that need somebody, for admins.</summary>
public static class AdminRefundEndpoints
{
    private const string List = "declined-refunds";
    private const string Declined = "declined";

    /// <summary>Adds <c>/admin/refunds</c>.</summary>
    public static void MapAdminRefunds(this RouteGroupBuilder v1) => v1.MapGet("/admin/refunds", ListRefunds)
        .WithTags("Admin").RequireAuthorization(Policies.Admin).InLane(Lane.Browsing);

    /// <summary>
    /// Refunds that the payment provider has declined and not carried out since, the longest declined first. The server goes on asking the provider,
    /// so a refund leaves the list when the reason is removed there.
    /// </summary>
    internal static async Task<Results<Ok<Page<RefundItem>>, ProblemResult>> ListRefunds(
        [AsParameters] PageQuery query, [Description("Which refunds; always \"declined\".")] string status, Caller caller, IGrainFactory grains)
    {
        if (status != Declined) return ProblemCatalogue.ValidationFailed.With($"status is \"{Declined}\".");
        if (!query.TryRead(List, out var page, out var point, out var problem)) return problem;
        var refunds = await grains.GetGrain<IRefundListGrain>(List).Declined(caller.ToActor(), point, page.ReadLimit);
        if (!refunds.Ok) return ProblemResult.Of(refunds.Refusal);
        return TypedResults.Ok(page.ToPage(refunds.Value.Items, static refund => new PagePoint(refund.DeclinedAt, refund.RefundId), RefundItem.Of));
    }
}

/// <summary>A refund that the payment provider has declined.</summary>
/// <param name="RefundId">Its id, which is also the idempotency key at the provider.</param>
/// <param name="OrderId">The order.</param>
/// <param name="Amount">What is to go back, in won.</param>
/// <param name="Reason">Why money goes back.</param>
/// <param name="RequestedAt">When that was decided.</param>
/// <param name="DeclinedAt">When the provider first declined.</param>
/// <param name="DeclinedReason">The provider's code and words.</param>
public sealed record RefundItem(
    string RefundId, string OrderId, long Amount, string Reason, DateTimeOffset RequestedAt, DateTimeOffset DeclinedAt, string DeclinedReason)
{
    internal static RefundItem Of(DeclinedRefund refund) =>
        new(refund.RefundId, refund.OrderId, refund.Amount, refund.Reason, refund.RequestedAt, refund.DeclinedAt, refund.DeclinedReason);
}
