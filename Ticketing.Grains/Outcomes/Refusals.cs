namespace Ticketing.Grains.Outcomes;

/// <summary>The refusals that more than one feature uses.</summary>
public static class Refusals
{
    /// <summary>Not enough seats that match the request are left.</summary>
    public static readonly Refusal NoSeatsLeft = new(RefusalCode.NoSeatsLeft, "Not enough seats of what you asked for are left.");

    /// <summary>The named id has not the form of a performance's id.</summary>
    public static readonly Refusal ImpossiblePerformance = new(RefusalCode.NotFound, "No performance has such an id.");

    /// <summary>Only an admin may do what was asked.</summary>
    public static readonly Refusal AdminsOnly = new(RefusalCode.Forbidden, "Only an admin may do this.");

    private const int MaxPerformanceIdLength = 64;

    /// <summary>Why no performance can have this id, or null. A longer one is refused before it reaches a grain or a memory.</summary>
    public static Refusal? WhyNotPerformanceId(string id) => id.Length > MaxPerformanceIdLength ? ImpossiblePerformance : null;

    /// <summary>The named id has not the form of an order's id.</summary>
    public static readonly Refusal ImpossibleOrder = new(RefusalCode.NotFound, "No order has such an id.");

    /// <summary>The named id has not the form of a hold's id.</summary>
    public static readonly Refusal ImpossibleHold = new(RefusalCode.HoldEnded, "No hold has such an id.");

    /// <summary>There is no such performance.</summary>
    public static Refusal NoPerformance(string performance) => new(RefusalCode.NotFound, $"There is no performance {performance}.");

    /// <summary>The caller has no order of this id.</summary>
    public static Refusal NoOrder(string orderId) => new(RefusalCode.NotFound, $"You have no order {orderId}.");

    /// <summary>The input breaks a rule.</summary>
    public static Refusal Invalid(string detail) => new(RefusalCode.InvalidInput, detail);

    /// <summary>The hold has ended.</summary>
    public static Refusal HoldEnded(string holdId) => new(RefusalCode.HoldEnded, $"The hold {holdId} has ended.");

    /// <summary>Some of the requested seats are taken; none of them was held.</summary>
    public static Refusal SeatsTaken(IReadOnlyList<string> seats) => new(RefusalCode.SeatsTaken, "These seats are taken; none was held.", seats);

    /// <summary>The caller held some of the requested seats too often in a row; none of the seats was held.</summary>
    public static Refusal HeldTooOften(IReadOnlyList<string> seats, DateTimeOffset end, DateTimeOffset now) => new(
        RefusalCode.HeldTooOften,
        $"You held these seats several times in a row and can hold them again at {end:O}; none was held. Choose other seats, or wait.",
        seats,
        end - now,
        new RefusalFacts { RetryAt = end });

    /// <summary>The caller must first pass the waiting room.</summary>
    public static Refusal EntryRequired(string performance) =>
        new(RefusalCode.EntryRequired, $"Enter the queue of {performance} and bring its entry token.");

    /// <summary>The entry token is not valid for this request.</summary>
    public static Refusal EntryInvalid(string detail) => new(RefusalCode.EntryInvalid, detail);
}
