using Ticketing.Grains.Seats;
using Ticketing.Grains.Signing;
using Ticketing.Grains.WaitingRooms;
using Ticketing.Grains.WaitingRooms.Journal;
using Ticketing.Grains.WaitingRooms.Tokens;

namespace Ticketing.Tests.Simulation.Promises;

/// <summary>The promises about waiting rooms (promise 7): nobody gets in without an entry, the cap is never exceeded, and a place is kept.</summary>
internal sealed class RoomPromises(World world)
{
    // A decision that was made in time may reach a slow disk later.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan s_beyond = new WaitingRoomLimits().HoldBeyondEntry;

    private readonly Dictionary<(string Performance, Guid User), WaiterRow> waiters = [];
    private readonly Dictionary<(string Performance, Guid User), DateTimeOffset> enteredUntil = [];
    private readonly Dictionary<(string Performance, Guid User), DateTimeOffset> leftAt = [];
    private int highestCap = world.Settings.RoomCap;

    /// <summary>The signing keys of the world's API nodes.</summary>
    public SigningKeys Keys { get; } = new(new byte[SigningKeys.MinSecretLength]);

    /// <summary>Every entry token that was given out.</summary>
    public List<(string Performance, Guid User, string Text)> Tokens { get; } = [];

    /// <summary>
    /// Called when the promoter sets a cap. People who are inside or called under a higher cap stay when the cap is lowered, so the highest cap
    /// counts.
    /// </summary>
    public void Capped(int cap) => highestCap = Math.Max(highestCap, cap);

    /// <summary>Called when the owner gives up his place.</summary>
    public void Leaves(string performance, Guid user) => leftAt[(performance, user)] = world.Now;

    /// <summary>Whether holds may end because their entry ended a short time ago, when the buyer left or had bought.</summary>
    public bool EndsHolds(string performance, Guid? user) =>
        user is { } buyer && leftAt.TryGetValue((performance, buyer), out var at) && world.Now - at < Slack;

    /// <summary>Called when a client was told its place: the place must be on disk.</summary>
    public void Told(QueueTicket ticket)
    {
        var row = waiters.GetValueOrDefault((ticket.Performance, ticket.User));
        if (row is null || (row.Index < ticket.Index && !world.Machine.WasDoubled)) world.Break($"Promise 4: a client was told of the place {ticket}, and the disk says: {row}");
    }

    public string? WhyNot(WaiterRow now)
    {
        var key = (now.Performance, now.User);
        waiters[key] = now;
        if (now.State == WaiterRowState.Left) leftAt[key] = world.Now;
        if (now is { State: WaiterRowState.Entered, EnteredUntil: { } until }) enteredUntil[key] = until;
        var inside = waiters.Values.Count(one => one.Performance == now.Performance && one.State == WaiterRowState.Entered && one.EnteredUntil > world.Now);
        return inside <= highestCap || world.Machine.WasDoubled ? null : $"Promise 7: {inside} are inside, and the cap is {highestCap}.";
    }

    /// <summary>The reason why this buyer may not hold the seat, or null. Sales are not checked, because a sale may follow its hold much later.</summary>
    public string? WhyNotIn(SeatRow now)
    {
        if (now.Status != SeatStatus.Held || !world.Halls.Single(hall => hall.Performance == now.Performance).HasRoom) return null;

        // A hold that is extended when the time of its entry is over needs only that the entry gave it: it ends within the most that is allowed.
        return enteredUntil.TryGetValue((now.Performance, now.Buyer!.Value), out var until)
            && (until + Slack >= world.Now || (now.Extended && now.Until <= until + s_beyond))
            ? null
            : $"Promise 7: somebody holds a seat who is not inside: {now}";
    }
}
