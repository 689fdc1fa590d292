using Orleans;
using Orleans.Storage;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Idempotency;
using Ticketing.Grains.Ids;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Seats.Tickets;
using Ticketing.Grains.Storage;

namespace Ticketing.Grains.Seats;

/// <summary>One seat of one performance; the key is <see cref="SeatKey"/>. It alone decides who has the seat.</summary>
[Alias("Seats.ISeatGrain")]
public interface ISeatGrain : IGrainWithStringKey
{
    /// <summary>Holds the seat.</summary>
    /// <param name="command">For whom and until when.</param>
    /// <param name="record">The record of the whole request's answer, when this seat is all of it; written in the same commit.</param>
    /// <remarks>
    /// Refused with <see cref="SeatResult.Taken"/>, with <see cref="SeatResult.CoolingDown"/> when the buyer held the seat too often in a row,
    /// or with <see cref="SeatResult.AnsweredBefore"/> when there is a record of this request. A repeat is safe and keeps the end of the first time.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("Hold")]
    Task<SeatAnswer> Hold(HoldSeat command, AnswerRecord? record);

    /// <summary>Gives the hold a later end, once.</summary>
    /// <remarks>
    /// Refused with <see cref="SeatResult.HoldEnded"/> or <see cref="SeatResult.AlreadyExtended"/>. A repeat with the same end is safe.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("Extend")]
    Task<SeatAnswer> Extend(string holdId, DateTimeOffset until);

    /// <summary>Ends the hold if the row is still the one the owner knows.</summary>
    /// <remarks>Never refused. A repeat is safe, also one that comes late.</remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("Release")]
    Task<SeatAnswer> Release(string holdId, long version);

    /// <summary>As <see cref="Release"/>, of a hold that nobody was told of: it does not count as a hold of the buyer.</summary>
    /// <remarks>Never refused. A repeat is safe, also one that comes late.</remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("Withdraw")]
    Task<SeatAnswer> Withdraw(string holdId, long version);

    /// <summary>Ends the hold if its time is over.</summary>
    /// <remarks>Never refused. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("Expire")]
    Task<SeatAnswer> Expire(string holdId);

    /// <summary>Sells the seat and issues its ticket in one commit.</summary>
    /// <remarks>Refused with <see cref="SeatResult.Taken"/>: somebody else has the seat, or the order gave it back. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("Sell")]
    Task<SeatAnswer> Sell(SellSeat command);

    /// <summary>Says whether the seat could be sold so at this moment.</summary>
    /// <remarks>Never refused, and changes nothing. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">The row could not be read; nothing was decided.</exception>
    [Alias("WouldSell")]
    Task<bool> WouldSell(SellSeat command);

    /// <summary>Takes the seat back from an order and voids its ticket in one commit.</summary>
    /// <remarks>
    /// Refused with <see cref="SeatResult.Used"/> when the ticket was scanned: who is inside gets no money back. A repeat is safe.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("Return")]
    Task<SeatAnswer> Return(string orderId);

    /// <summary>Takes the seat off the sale.</summary>
    /// <remarks>Refused with <see cref="SeatResult.WrongState"/> when somebody holds or owns the seat. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("Block")]
    Task<SeatAnswer> Block();

    /// <summary>Puts the seat back on sale.</summary>
    /// <remarks>Never refused. A repeat is safe.</remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("Unblock")]
    Task<SeatAnswer> Unblock();

    /// <summary>Lets the ticket's bearer in, once; for API processes of the release before this one, which name no device and no request.</summary>
    /// <param name="keeper">Who keeps the door: the performance's owner or an admin.</param>
    /// <param name="serial">The ticket.</param>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/> (no such performance) or <see cref="RefusalCode.Forbidden"/>. A ticket that is not
    /// good is no refusal but a verdict. A repeat is told <see cref="CheckInResult.UsedBefore"/>.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("CheckInBy")]
    Task<Outcome<CheckIn>> CheckInBy(Actor keeper, string serial);

    /// <summary>Lets the ticket's bearer in, once.</summary>
    /// <param name="keeper">Who keeps the door: the performance's owner or an admin.</param>
    /// <param name="command">The ticket, the device, and which request this is.</param>
    /// <remarks>
    /// Refused with <see cref="RefusalCode.NotFound"/> (no such performance), <see cref="RefusalCode.Forbidden"/> or
    /// <see cref="RefusalCode.InvalidInput"/> (the name of the device). A ticket that is not good is no refusal but a verdict. A repeat of the same request is told the same; any other scan of a used ticket is told
    /// <see cref="CheckInResult.UsedBefore"/>, with the time and device of the first.
    /// </remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("Scan")]
    Task<Outcome<CheckIn>> Scan(Actor keeper, ScanTicket command);

    /// <summary>
    /// As <see cref="CheckInBy"/>, for whoever asks; for API processes of the release before this one, which ask
    /// <see cref="ITicketListGrain.FindAtDoor"/> first.
    /// </summary>
    /// <remarks>Answers no refusal but a verdict. A repeat is told <see cref="CheckInResult.UsedBefore"/>.</remarks>
    /// <exception cref="StoreUnavailableException">Nothing was written.</exception>
    /// <exception cref="CommitOutcomeUnknownException">Nobody knows whether it was written; a repeat finds out.</exception>
    /// <exception cref="InconsistentStateException">Another activation wrote first, and nothing was written; ask again.</exception>
    [Alias("CheckIn")]
    Task<CheckIn> CheckIn(string serial);
}

/// <summary>The key of a seat grain: <c>performance/seat</c>; neither part contains a slash.</summary>
public static class SeatKey
{
    /// <summary>The grain of a seat.</summary>
    public static ISeatGrain GetSeat(this IGrainFactory grains, string performance, string seat) =>
        grains.Find<ISeatGrain>($"{performance}/{seat}");

    /// <summary>The two parts of a key.</summary>
    public static (string Performance, string Seat) Parse(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return (key[..slash], key[(slash + 1)..]);
    }
}
