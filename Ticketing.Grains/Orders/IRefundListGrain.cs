using Orleans;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Orders;

/// <summary>Refunds for staff; any key. It keeps nothing and reads what is committed.</summary>
[Alias("Orders.IRefundListGrain")]
public interface IRefundListGrain : IGrainWithStringKey
{
    /// <summary>A page of the open refunds that the payment provider has declined, the longest declined first.</summary>
    /// <param name="by">An admin.</param>
    /// <param name="after">Where the page before ended; null for the first.</param>
    /// <param name="limit">The most to give.</param>
    /// <remarks>Refused with <see cref="RefusalCode.Forbidden"/>. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">A row could not be read; nothing was decided.</exception>
    [Alias("Declined")]
    Task<Outcome<DeclinedRefundList>> Declined(Actor by, PagePoint? after, int limit);
}
