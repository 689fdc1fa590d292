using Orleans;

namespace Ticketing.Grains.WaitingRooms;

/// <summary>How the sale behind a waiting room stands, as those who wait are told.</summary>
[GenerateSerializer, Alias("WaitingRooms.RoomSale")]
public enum RoomSale : byte
{
    /// <summary>Seats are free, or the sale has not opened.</summary>
    SeatsLeft = 0,

    /// <summary>No seat is free, but some are held and may come back.</summary>
    AllHeld = 1,

    /// <summary>No seat is free and none is held. Nobody is called unless a seat comes back.</summary>
    SoldOut = 2,

    /// <summary>The sale is over: nobody enters or is called any more.</summary>
    Closed = 3,

    /// <summary>The performance was called off: nobody enters or is called any more.</summary>
    Cancelled = 4,
}
