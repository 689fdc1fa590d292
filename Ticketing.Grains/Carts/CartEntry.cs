using Orleans;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Performances;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Grains.Carts;

/// <summary>The entries of one buyer, as the cart judges them: which are over, and how long a hold may outlast one.</summary>
/// <param name="grains">Finds the waiting room.</param>
/// <param name="performance">The performance.</param>
/// <param name="buyer">The buyer.</param>
/// <param name="beyond">The most by which a hold may outlast its entry.</param>
internal sealed class CartEntry(IGrainFactory grains, string performance, Guid buyer, TimeSpan beyond)
{
    /// <summary>The last of the buyer's entries that is over.</summary>
    public long Ended { get; private set; }

    /// <summary>This entry, and every earlier one, is over.</summary>
    public void End(long admission) => Ended = Math.Max(Ended, admission);

    /// <summary>When a hold ends that should last until a time.</summary>
    public DateTimeOffset EndOf(DateTimeOffset wanted, EntryToken? entry, PerformanceInfo info) => CartRules.EndOf(wanted, entry, info, beyond);

    /// <summary>Why the entry does not admit to ordering or extending a hold, or null.</summary>
    public Refusal? WhyNotFor(KnownHold hold, EntryToken? entry, PerformanceInfo info, DateTimeOffset now) =>
        CartRules.WhyNoEntryFor(hold, entry, info, Ended, beyond, now);

    /// <summary>
    /// Tells the room of a hold that outlasts its entry. Most holds do not, and cost no message. One way: a message that is lost lets the next
    /// person in earlier, and the hold can be ordered all the same.
    /// </summary>
    public Task TellAsync(EntryToken? entry, DateTimeOffset holdEndsAt) => entry is { } given && holdEndsAt > given.ExpiresAt
        ? grains.GetGrain<IWaitingRoomGrain>(performance).Prolong(buyer, given.Admission, holdEndsAt)
        : Task.CompletedTask;
}
