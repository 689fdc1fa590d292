using Orleans;
using Ticketing.Grains.Accounts;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Orders;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Seats;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Jobs;

/// <summary>
/// Releases the holds of a suspended account, each through the order that was made of it and its cart, as if the buyer gave it up. A hold that
/// is being paid stays: its order ends in tickets or in a refund. A process that dies in between leaves the row, and another one goes on.
/// </summary>
internal sealed class HoldRelease(IRowStore store, IGrainFactory grains, TimeProvider time)
{
    /// <summary>Looks once: releases what is held now, at most <see cref="HoldsOfBuyer.MostSeats"/> seats, and notes when to look again.</summary>
    public async Task LookAsync(HoldReleaseRow release)
    {
        var isSuspended = await store.ReadAsync(new AccountOf(release.User)) is [{ SuspendedAt: not null }, ..];
        var isMore = isSuspended && await ReleaseAsync(release.User);
        RowWrite next = isSuspended && release.After(isMore, time.GetUtcNow()) is { } again ? again : RowWrite.Remove(release);

        // A conflict: another process looked at the same time, or the account was suspended anew.
        await store.TryCommitAsync([next]);
    }

    // Whether there may be more that can be released at once.
    private async Task<bool> ReleaseAsync(Guid user)
    {
        var seats = await store.ReadAsync(new HoldsOfBuyer(user, time.GetUtcNow()));
        var holds = seats.Select(static seat => (seat.Performance, HoldId: seat.HoldId!)).Distinct().ToArray();
        var released = await Task.WhenAll(holds.Select(hold => ReleaseAsync(user, hold.Performance, hold.HoldId)));
        return seats.Count == HoldsOfBuyer.MostSeats && released.Any(static one => one.Ok);
    }

    private Task<Outcome<Done>> ReleaseAsync(Guid user, string performance, string holdId) =>
        grains.GetOrder(OrderId.OfHold(holdId)).ReleaseHold(new ReleaseHold(user, performance, holdId));
}
