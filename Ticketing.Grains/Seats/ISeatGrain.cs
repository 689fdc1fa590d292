using Orleans;
using Ticketing.Grains.Actors;
using Ticketing.Grains.Idempotency;
using Ticketing.Grains.Outcomes;
using Ticketing.Grains.Seats.Tickets;

namespace Ticketing.Grains.Seats;

/// <summary>One seat of one performance; the key is <see cref="SeatKey"/>. It alone decides who has the seat.</summary>
[Alias("Seats.ISeatGrain")]
public interface ISeatGrain : IGrainWithStringKey
{
    /// <summary>Holds the seat.</summary>
    /// <param name="command">For whom and until when.</param>
    /// <param name="record">The record of the whole request's answer, when this seat is all of it; written in the same commit.</param>
    [Alias("Hold")]
    Task<SeatAnswer> Hold(HoldSeat command, AnswerRecord? record);

    /// <summary>Gives the hold a later end, once.</summary>
    [Alias("Extend")]
    Task<SeatAnswer> Extend(string holdId, DateTimeOffset until);

    /// <summary>Ends the hold if the row is still the one the owner knows.</summary>
    [Alias("Release")]
    Task<SeatAnswer> Release(string holdId, long version);

    /// <summary>Ends the hold if its time is over.</summary>
    [Alias("Expire")]
    Task<SeatAnswer> Expire(string holdId);

    /// <summary>Sells the seat and issues its ticket in one commit.</summary>
    [Alias("Sell")]
    Task<SeatAnswer> Sell(SellSeat command);

    /// <summary>Takes the seat back from an order and voids its ticket in one commit.</summary>
    [Alias("Return")]
    Task<SeatAnswer> Return(string orderId);

    /// <summary>Takes the seat off the sale.</summary>
    [Alias("Block")]
    Task<SeatAnswer> Block();

    /// <summary>Puts the seat back on sale.</summary>
    [Alias("Unblock")]
    Task<SeatAnswer> Unblock();

    /// <summary>Lets the ticket's bearer in, once.</summary>
    /// <param name="keeper">Who keeps the door: the performance's owner or an admin.</param>
    /// <param name="serial">The ticket.</param>
    [Alias("CheckInBy")]
    Task<Outcome<CheckIn>> CheckInBy(Actor keeper, string serial);

    /// <summary>
    /// As <see cref="CheckInBy"/>, for whoever asks; for API processes of the release before this one, which ask
    /// <see cref="ITicketListGrain.FindAtDoor"/> first.
    /// </summary>
    [Alias("CheckIn")]
    Task<CheckIn> CheckIn(string serial);
}

/// <summary>The key of a seat grain: <c>performance/seat</c>; neither part contains a slash.</summary>
public static class SeatKey
{
    /// <summary>The grain of a seat.</summary>
    public static ISeatGrain GetSeat(this IGrainFactory grains, string performance, string seat) =>
        grains.GetGrain<ISeatGrain>($"{performance}/{seat}");

    /// <summary>The two parts of a key.</summary>
    public static (string Performance, string Seat) Parse(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return (key[..slash], key[(slash + 1)..]);
    }
}
