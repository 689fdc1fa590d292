namespace Ticketing.Grains.Orders;

/// <summary>Where an order stands.</summary>
public enum OrderStatus : byte
{
    /// <summary>Waits for the payment until its seats' hold ends.</summary>
    Pending = 0,

    /// <summary>The confirmation was sent to the payment provider.</summary>
    Paying = 1,

    /// <summary>The provider did not answer: charged or not is unknown, and the reconciler asks.</summary>
    Unknown = 2,

    /// <summary>The money is taken; the seats are being sold.</summary>
    Selling = 3,

    /// <summary>Paid, with tickets.</summary>
    Paid = 4,

    /// <summary>Money is on its way back: of a cancellation, or because the seats were gone.</summary>
    Refunding = 5,

    /// <summary>All money is back and all tickets are void.</summary>
    Cancelled = 6,

    /// <summary>Not paid in time; nothing was charged.</summary>
    Expired = 7,
}
