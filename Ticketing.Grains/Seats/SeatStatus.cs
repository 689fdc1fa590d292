namespace Ticketing.Grains.Seats;

/// <summary>What a seat is to a buyer who looks at the map; two bits in the projection.</summary>
public enum SeatStatus : byte
{
    /// <summary>Can be held.</summary>
    Available = 0,

    /// <summary>Held by somebody until its time runs out.</summary>
    Held = 1,

    /// <summary>Sold; there is a ticket.</summary>
    Sold = 2,

    /// <summary>Taken off the sale by the promoter.</summary>
    Blocked = 3,
}
