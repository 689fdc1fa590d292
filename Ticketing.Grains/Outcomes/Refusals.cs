namespace Ticketing.Grains.Outcomes;

/// <summary>The refusals that more than one rule gives.</summary>
public static class Refusals
{
    /// <summary>Nothing that was asked for is left.</summary>
    public static readonly Refusal NoSeatsLeft = new(RefusalCode.NoSeatsLeft, "Not enough seats of what you asked for are left.");

    /// <summary>No performance can have the id that was named.</summary>
    public static readonly Refusal ImpossiblePerformance = new(RefusalCode.NotFound, "No performance has such an id.");

    /// <summary>No order can have the id that was named.</summary>
    public static readonly Refusal ImpossibleOrder = new(RefusalCode.NotFound, "No order has such an id.");

    /// <summary>No hold can have the id that was named.</summary>
    public static readonly Refusal ImpossibleHold = new(RefusalCode.HoldEnded, "No hold has such an id.");

    /// <summary>There is no such performance.</summary>
    public static Refusal NoPerformance(string performance) => new(RefusalCode.NotFound, $"There is no performance {performance}.");

    /// <summary>There is no such order, for this caller.</summary>
    public static Refusal NoOrder(string orderId) => new(RefusalCode.NotFound, $"You have no order {orderId}.");

    /// <summary>The input breaks a rule.</summary>
    public static Refusal Invalid(string detail) => new(RefusalCode.InvalidInput, detail);

    /// <summary>The hold is over.</summary>
    public static Refusal HoldEnded(string holdId) => new(RefusalCode.HoldEnded, $"The hold {holdId} has ended.");

    /// <summary>These seats could not be had; none of the request was taken.</summary>
    public static Refusal SeatsTaken(IReadOnlyList<string> seats) => new(RefusalCode.SeatsTaken, "These seats are taken; none was held.", seats);

    /// <summary>The waiting room has to be passed first.</summary>
    public static Refusal EntryRequired(string performance) =>
        new(RefusalCode.EntryRequired, $"Enter the queue of {performance} and bring its entry token.");

    /// <summary>The entry token is not good here.</summary>
    public static Refusal EntryInvalid(string detail) => new(RefusalCode.EntryInvalid, detail);
}
