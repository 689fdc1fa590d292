using Orleans;
using Ticketing.Grains.Outcomes;

namespace Ticketing.Grains.Performances;

/// <summary>Tells a performance's waiting room what the performance's settings mean for the room.</summary>
internal static class PerformanceRoom
{
    /// <summary>Makes the room, changes its settings, or moves its opening with the sale's.</summary>
    /// <param name="grains">Finds the room.</param>
    /// <param name="next">The performance as it is to be.</param>
    /// <param name="draft">The settings that are wished.</param>
    /// <param name="row">The performance as it is; null when it is new.</param>
    /// <returns>Why the room refuses, or null.</returns>
    public static async Task<Refusal?> SetUpAsync(IGrainFactory grains, PerformanceRow next, PerformanceDraft draft, PerformanceRow? row)
    {
        var sale = new SaleOpening(next.SaleOpensAt, next.Version);
        var settings = draft.WaitingRoom ?? (row is { HasWaitingRoom: true } ? null : UsualRoom.Settings(draft.SaleOpensAt));
        if (settings is not null) return (await grains.GetGrain<IRoomSetup>(next.Performance).SetUpFor(settings, sale)).Refusal;
        if (row!.SaleOpensAt == next.SaleOpensAt) return null;

        // A performance that was made by the release before may have no room; then there is nothing to move.
        var followed = await grains.GetGrain<IRoomSetup>(next.Performance).FollowSale(sale);
        return followed.Refusal is { Code: not RefusalCode.NotFound } refusal ? refusal : null;
    }
}
