using FsCheck;
using FsCheck.Fluent;
using Ticketing.Grains.Seats;

namespace Ticketing.Tests.Seats;

internal enum SeatVerb
{
    Hold,
    Extend,
    Release,
    Withdraw,
    Expire,
    Sell,
    Return,
    Block,
    Unblock,
}

/// <summary>
/// One command to a seat. The command comes from one of three buyers with one hold and one order each, so that they often conflict, and names the
/// seat's version or an older one. The time between commands is chosen so that it often passes the end of a hold.
/// </summary>
/// <param name="Verb">The command.</param>
/// <param name="Who">The buyer, 1 to 3.</param>
/// <param name="VersionsBack">How many versions the named version is behind the seat's; 0 for the current one.</param>
/// <param name="Minutes">Minutes since the command before.</param>
internal sealed record SeatCommand(SeatVerb Verb, int Who, int VersionsBack, int Minutes)
{
    public static readonly TimeSpan Ttl = TimeSpan.FromMinutes(5);

    public static readonly CoolDownSettings CoolDown = new();

    public static Arbitrary<SeatCommand[]> Sequences { get; } = (
        from verb in Gen.Elements(Enum.GetValues<SeatVerb>())
        from who in Gen.Choose(1, 3)
        from back in Gen.Choose(0, 2)
        from minutes in Gen.Elements(0, 0, 0, 1, 4, 5, 6)
        select new SeatCommand(verb, who, back, minutes)).ArrayOf().ToArbitrary();

    public string HoldId => $"h{Who}";

    public string OrderId => $"o{Who}";

    public Guid Buyer => new(Who, 0, 0, new byte[8]);

    public SeatDecision Apply(SeatRow seat, DateTimeOffset now, long? version = null) => Verb switch
    {
        SeatVerb.Hold => SeatRules.Hold(seat, new HoldSeat(HoldId, Buyer, now + Ttl), now, CoolDown),
        SeatVerb.Extend => SeatRules.Extend(seat, HoldId, now + Ttl, now),
        SeatVerb.Release => SeatRules.Release(seat, HoldId, version ?? seat.Version - VersionsBack, now),
        SeatVerb.Withdraw => SeatRules.Withdraw(seat, HoldId, version ?? seat.Version - VersionsBack),
        SeatVerb.Expire => SeatRules.Expire(seat, HoldId, now),
        SeatVerb.Sell => SeatRules.Sell(seat, new SellSeat(HoldId, OrderId, Buyer, "VIP", 150_000), now),
        SeatVerb.Return => SeatRules.Return(seat, OrderId, now),
        SeatVerb.Block => SeatRules.Block(seat, now),
        _ => SeatRules.Unblock(seat),
    };
}
