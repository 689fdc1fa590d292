using Ticketing.Grains.WaitingRooms;

namespace Ticketing.Api.WaitingRooms;

/// <summary>What those who wait are told in words of the sale behind the queue.</summary>
internal static class QueueNotice
{
    /// <summary>The words; null while there is nothing to say.</summary>
    public static string? Of(RoomHead head) => head switch
    {
        { Sale: RoomSale.Cancelled } => "The performance was called off; the queue has ended.",
        { Sale: RoomSale.Closed } => "The sale is closed; the queue has ended.",
        { Phase: RoomPhase.Closed } => "The queue is closed; nobody is called any more.",
        { Sale: RoomSale.SoldOut } => "Sold out. Nobody is called unless a seat comes back; the place in the queue is kept.",
        { Sale: RoomSale.AllHeld } => "All seats are held or sold; some may come back.",
        _ => null,
    };
}
